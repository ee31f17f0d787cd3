// Package check finds what is wrong in a disclosure: sums that do not add up,
// weights that do not make 100, targets that nobody can meet or that say nothing,
// scores that the results do not bear out.
//
//	schema.Disclosure ─ rules ─ findings, each with its code, severity, words and addresses
//
// [Rules] is the table of all rules, printed in docs/checks.md. A rule speaks only
// where the document says enough: what was not printed, or could not be read, is no
// fault. Numbers are compared exactly, with the tolerance that their printed digits
// leave.
package check
