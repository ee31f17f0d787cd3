// Package serve shows documents beside their data on the machine it runs on, takes
// further ones by upload, and keeps what people say of values (package review).
//
// It is for loopback only: [Listen] binds no other address, and each request must
// name one of them as its host, come from a page of the server itself where it
// changes something, and carry the token that the server was started with. Nothing is
// sent anywhere.
package serve
