package serve

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
)

// Listen binds a loopback address and a port, 0 for any.
func Listen(ctx context.Context, host string, port int) (net.Listener, error) {
	ip := net.ParseIP(host)
	if ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("%s is no loopback address: only 127.0.0.1 and ::1 are served", host)
	}
	var c net.ListenConfig
	return c.Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(port)))
}

// newToken is what a browser must show to be let in: other people on the machine can
// reach its loopback address too.
func newToken() string { return rand.Text() }

// cookie is the cookie's name. Cookies do not tell ports apart, so it names the port.
func (s *Server) cookie() string { return "jixiao-" + s.port }

// guard lets requests pass that come from the person who started the server.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if err := s.check(r); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		if token := r.URL.Query().Get("token"); token != "" && r.Method == http.MethodGet && s.isToken(token) {
			http.SetCookie(w, &http.Cookie{
				Name: s.cookie(), Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
			})
			http.Redirect(w, r, "/", http.StatusSeeOther) // the address bar and the history forget it
			return
		}
		if c, err := r.Cookie(s.cookie()); err != nil || !s.isToken(c.Value) {
			http.Error(w, "open the address that jixiao serve has printed: it holds the key to this server", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) isToken(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) == 1
}

// check refuses what another site may have made a browser send: a name that leads to
// loopback by DNS rebinding, and requests from pages of other origins.
func (s *Server) check(r *http.Request) error {
	host, port, err := net.SplitHostPort(r.Host)
	if err != nil || port != s.port || host != "localhost" && host != "127.0.0.1" && host != "::1" {
		return errors.New("this server answers to its own loopback address only")
	}
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return errors.New("requests from other pages are refused")
	}
	switch site := r.Header.Get("Sec-Fetch-Site"); site {
	case "", "same-origin", "none":
	default:
		if r.Method != http.MethodGet || r.Header.Get("Sec-Fetch-Mode") != "navigate" {
			return errors.New("requests from other sites are refused")
		}
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return nil
	}
	// A page of another origin cannot set this header without asking first, and is
	// never told yes.
	if r.Header.Get("X-Jixiao") == "" {
		return errors.New("the header X-Jixiao is missing")
	}
	return nil
}
