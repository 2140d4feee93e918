package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// passwordFlag is where a password is read from.
type passwordFlag struct {
	PasswordFile string `name:"password-file" placeholder:"FILE" help:"A file whose first line is the password; - is standard input."`
}

// read asks for a password twice at a terminal, or reads one.
func (p passwordFlag) read(ctx context.Context, g *Globals) (string, error) {
	if p.PasswordFile != "" && p.PasswordFile != "-" {
		f, err := os.Open(p.PasswordFile)
		if err != nil {
			return "", fmt.Errorf("the password: %w", err)
		}
		defer f.Close() // was only read from
		return firstLine(f)
	}
	f, ok := g.Stdin.(*os.File)
	if p.PasswordFile == "-" || !ok || !term.IsTerminal(int(f.Fd())) {
		return firstLine(g.Stdin)
	}
	first, err := ask(ctx, g, f, "Password: ")
	if err != nil {
		return "", err
	}
	again, err := ask(ctx, g, f, "The same again: ")
	if err != nil {
		return "", err
	}
	if first != again {
		return "", errors.New("the two passwords are not the same; try again")
	}
	return first, nil
}

// firstLine is the first line of what is read, without its end.
func firstLine(r io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(r, 4<<10)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("the password: %w", err)
	}
	return strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"), nil
}

// ask asks for a line that is not shown. An interrupt leaves the terminal as it was.
func ask(ctx context.Context, g *Globals, f *os.File, words string) (string, error) {
	before, err := term.GetState(int(f.Fd()))
	if err != nil {
		return "", fmt.Errorf("the password: %w", err)
	}
	if _, err := fmt.Fprint(g.Stderr, words); err != nil {
		return "", err
	}
	type typed struct {
		line []byte
		err  error
	}
	got := make(chan typed, 1)
	go func() {
		line, err := term.ReadPassword(int(f.Fd()))
		got <- typed{line, err}
	}()
	select {
	case t := <-got:
		_, err := fmt.Fprintln(g.Stderr)
		return string(t.line), errors.Join(t.err, err)
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(int(f.Fd()), before))
	}
}
