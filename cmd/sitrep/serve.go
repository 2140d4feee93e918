package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/user"
	"time"

	"sitrep/enter"
	"sitrep/web"
)

// serveCmd shows the store to people.
type serveCmd struct {
	Listen string `placeholder:"ADDRESS" default:"localhost:8035" help:"Where to listen."`
}

// Help is shown by serve --help.
func (serveCmd) Help() string {
	return `Opens the workbench: incidents on a list and a map, who says what of each, the words
behind every value, reports, review. It serves all its files itself and asks nobody else.

Examples:
  sitrep serve                          then open http://localhost:8035
  sitrep serve --listen localhost:0     on any free port
  sitrep --store iraq.db serve`
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
	gaz, closeGazetteer, err := gazetteer(g)
	if err != nil {
		return err
	}
	defer closeGazetteer()
	who := "analyst"
	if u, err := user.Current(); err == nil && u.Username != "" {
		who = u.Username
	}
	handler, err := web.New(web.Options{
		Store: k.Store, Keeper: k, Now: g.Now, Who: who, Enter: enter.Reader{Gazetteer: gaz},
		Failed: func(r *http.Request, err error) {
			complain(g.Stderr, fmt.Errorf("%s %s: %w", r.Method, r.URL.Path, err))
		},
	})
	if err != nil {
		return err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("serve: %w; give another address with --listen", err)
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 2 * time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10, BaseContext: func(net.Listener) context.Context { return ctx },
	}
	if _, err := fmt.Fprintf(g.Stderr, "The workbench is at http://%s/ (end it with Ctrl-C)\n", l.Addr()); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
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
