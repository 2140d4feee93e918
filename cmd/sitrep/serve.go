package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"sitrep/web"
)

// serveCmd shows the store to people.
type serveCmd struct {
	signInFlags

	Listen string `placeholder:"ADDRESS" default:"localhost:8035" help:"Where to listen."`
}

// Help is shown by serve --help.
func (serveCmd) Help() string {
	return `Opens the workbench: incidents on a list and a map, who says what of each, the words
behind every value, reports, review. It serves all its files itself and asks nobody else.

Examples:
  sitrep serve                          then open http://localhost:8035
  sitrep serve --listen localhost:0     on any free port
  sitrep --store iraq.db serve
` + signInHelp
}

// graceful is how long answers that are being made may take after an interrupt.
const graceful = 5 * time.Second

// Run serves until it is interrupted.
func (c *serveCmd) Run(ctx context.Context, g *Globals) error {
	k, closeStore, err := keeper(ctx, g, 0, true)
	if err != nil {
		return err
	}
	defer closeStore()
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("serve: %w; give another address with --listen", err)
	}
	defer l.Close() // the server has closed it, where it came so far
	signIn, local, err := c.guard(ctx, k.Store, l.Addr())
	if err != nil {
		return err
	}
	handler, err := web.New(web.Options{
		Store: k.Store, Keeper: k, Now: g.Now, Who: local, Guard: signIn,
		Failed: func(r *http.Request, err error) {
			complain(g.Stderr, fmt.Errorf("%s %s: %w", r.Method, r.URL.Path, err))
		},
	})
	if err != nil {
		return err
	}
	defer handler.Close()
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 2 * time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10, BaseContext: func(net.Listener) context.Context { return ctx },
	}
	if _, err := fmt.Fprintf(g.Stderr, "The workbench is at %s/ (end it with Ctrl-C)\n", c.address(l.Addr())); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() {
		if c.TLSCert != "" {
			ended <- server.ServeTLS(l, c.TLSCert, c.TLSKey)
			return
		}
		ended <- server.Serve(l)
	}()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceful)
	defer cancel()
	if err := server.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// address is where browsers reach the workbench.
func (c *serveCmd) address(at net.Addr) string {
	if c.URL != "" {
		return strings.TrimSuffix(c.URL, "/")
	}
	return "http://" + at.String()
}
