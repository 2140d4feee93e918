package web

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	_ "embed"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	devpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// someone looks at the pages of one server, with cookies of his own.
type someone struct {
	t    *testing.T
	ctx  context.Context
	site string
}

// browse gives somebody who looks at the server at an address; each call gives
// somebody else. A test of his fails when a page asks for anything on another
// machine, breaks the content security policy, or writes an error to the console.
func browse(t *testing.T, site string) *someone {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes long; go test without -short opens it")
	}
	ctx, cancel := chromedp.NewContext(chromium.start(t), chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // his tabs share what is his from here on
		t.Fatal(err)
	}
	return &someone{t, ctx, site}
}

// look is how a page is looked at; the zero value is an ordinary desk.
type look struct {
	width    int    // 0 is 1280; less than 600 is a phone
	dark     bool   // the system's wish
	motion   bool   // things may move: pages do not, in tests, where nobody sees it
	noScript bool   // JavaScript is off
	before   string // JavaScript that runs before that of the page
}

// tab is one page that is open.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu    sync.Mutex
	asked []string // addresses
	noise []string // what went wrong, as far as it was not expected
}

// visit opens a page, so many dots wide.
func (s *someone) visit(path string, width int) *tab {
	s.t.Helper()
	return s.see(path, look{width: width})
}

// see opens a page, and waits until it is loaded.
func (s *someone) see(path string, l look) *tab {
	s.t.Helper()
	ctx, cancel := chromedp.NewContext(s.ctx)
	b := &tab{t: s.t, ctx: ctx}
	// The tab lives as long as the context of the first thing done in it, which has no end of its own.
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		for _, n := range b.unexpected() {
			s.t.Errorf("%s: %s", path, n)
		}
		cancel()
	})
	if l.width == 0 {
		l.width = 1280
	}
	b.do(l.emulate)
	b.do(chromedp.Navigate(s.site + path))
	return b
}

func (l look) emulate(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
	var none chromedp.Void
	phone := []chromedp.EmulateViewportOption{}
	if l.width < 600 {
		phone = append(phone, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulatePortrait)
	}
	if _, err := chromedp.EmulateViewport(int64(l.width), 800, phone...)(ctx, t); err != nil {
		return none, err
	}
	wish := func(yes bool, name, if1, if0 string) *emulation.MediaFeature {
		if yes {
			return &emulation.MediaFeature{Name: name, Value: if1}
		}
		return &emulation.MediaFeature{Name: name, Value: if0}
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		wish(l.dark, "prefers-color-scheme", "dark", "light"),
		wish(l.motion, "prefers-reduced-motion", "no-preference", "reduce"),
	}}
	if _, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, media); err != nil {
		return none, err
	}
	if l.noScript {
		if _, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
			return none, err
		}
	}
	if l.before != "" {
		if _, err := cdp.Call(ctx, t, devpage.AddScriptToEvaluateOnNewDocument, devpage.AddScriptToEvaluateOnNewDocumentParams{Source: l.before}); err != nil {
			return none, err
		}
	}
	return none, nil
}

// hear notes what the browser tells of the page.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.asked = append(b.asked, e.Request.URL)
		if !ours(e.Request.URL) {
			b.noise = append(b.noise, "it asked another machine for "+e.Request.URL)
		}
	case *log.EventEntryAdded: // breaches of the policy are among these, and what could not be loaded
		if e.Entry.Level == log.EntryLevelError && !axesOwn(e.Entry) {
			b.noise = append(b.noise, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "assert" {
			b.noise = append(b.noise, "console: "+words(e.Args))
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			text += " " + x.Description
		}
		b.noise = append(b.noise, text)
	}
}

// ours tells whether an address leads nowhere beyond this machine.
func ours(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "data" || u.Scheme == "blob" || u.Scheme == "about" || u.Hostname() == "127.0.0.1")
}

func words(args []*runtime.RemoteObject) string {
	var all []string
	for _, a := range args {
		if all = append(all, a.Description); a.Description == "" {
			all[len(all)-1] = string(a.Value)
		}
	}
	return strings.Join(all, " ")
}

// unexpected is what went wrong so far.
func (b *tab) unexpected() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.noise)
}

// expect takes away what went wrong as the test wants it, and fails where it did not.
func (b *tab) expect(pattern string) {
	b.t.Helper()
	re := regexp.MustCompile(pattern)
	b.until("it went wrong as expected: "+pattern, func() bool { return slices.ContainsFunc(b.unexpected(), re.MatchString) })
	b.mu.Lock()
	defer b.mu.Unlock()
	b.noise = slices.DeleteFunc(b.noise, re.MatchString)
}

// requests are the addresses that the page asked for so far.
func (b *tab) requests() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.asked)
}

// do does steps one after the other; what fails ends the test.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("%v\n%s", err, strings.Join(b.unexpected(), "\n"))
	}
}

// run does one thing that gives something.
func act[T any](b *tab, a chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		b.t.Fatalf("%v\n%s", err, strings.Join(b.unexpected(), "\n"))
	}
	return v
}

// eval is the value of a JavaScript expression; a promise is waited for.
func eval[T any](b *tab, js string) T {
	b.t.Helper()
	return act(b, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
}

// wait waits until a JavaScript expression is true, on this page or the next, and the
// page is whole: what its scripts add is there.
func (b *tab) wait(js string) {
	b.t.Helper()
	b.until(js, func() bool {
		ctx, cancel := context.WithTimeout(b.ctx, patience)
		defer cancel()
		// A page that is left in the meantime is an error, and asked again as the next one.
		yes, err := chromedp.Run(ctx, chromedp.Poll[bool]("document.readyState === 'complete' && Boolean("+js+")", chromedp.WithPollingTimeout(time.Second)))
		return err == nil && yes
	})
}

// again is how long a question to the browser waits to be asked once more.
const again = 20 * time.Millisecond

// until asks again and again.
func (b *tab) until(what string, yes func() bool) {
	b.t.Helper()
	for end := time.Now().Add(patience); !yes(); {
		if time.Now().After(end) || b.ctx.Err() != nil {
			b.t.Fatalf("waited in vain: %s\n%s", what, strings.Join(b.unexpected(), "\n"))
		}
		time.Sleep(again) // a page without scripts does not tell when it is drawn
	}
}

// frame waits until the page is drawn again.
func frame(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
	var none chromedp.Void
	_, err := chromedp.Evaluate[bool]("new Promise((done) => requestAnimationFrame(() => done(true)))", chromedp.EvalAwaitPromise)(ctx, t)
	if err != nil && ctx.Err() == nil {
		return none, nil // the page was left; so it will be drawn
	}
	return none, err
}

// text is what can be read of the first element that a CSS selector finds.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return act(b, chromedp.Text(chromedp.CSS(selector)))
}

// count is how many elements a CSS selector finds.
func (b *tab) count(selector string) int {
	b.t.Helper()
	return eval[int](b, fmt.Sprintf("document.querySelectorAll(%q).length", selector))
}

// attr is an attribute of the first element found; empty where it has none.
func (b *tab) attr(selector, name string) string {
	b.t.Helper()
	return eval[string](b, fmt.Sprintf("document.querySelector(%q)?.getAttribute(%q) ?? ''", selector, name))
}

// path is where the page is, with its query.
func (b *tab) path() string {
	b.t.Helper()
	return eval[string](b, "location.pathname + location.search")
}

// click clicks on the first element found, once it is visible.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// clickAt clicks on a point of the window.
func (b *tab) clickAt(x, y float64) {
	b.t.Helper()
	b.do(chromedp.MouseEvent("mouseMoved", x, y), chromedp.MouseClickXY(x, y))
}

// fill writes a text into a field instead of what is in it.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	b.do(chromedp.Clear(chromedp.CSS(selector)), chromedp.SendKeys(chromedp.CSS(selector), text))
}

// press presses keys where the keyboard is: kb.Tab, kb.Escape, "a".
func (b *tab) press(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		for _, r := range k {
			b.do(struck(r))
		}
	}
}

// struck presses a key as a person does. The letter goes with the key: told apart from it, as
// chromedp.KeyEvent tells it, it may reach a field that the key has only then opened.
func struck(r rune) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		events := kb.Encode(r)
		if len(events) == 3 {
			events[0].Text, events[0].UnmodifiedText = events[1].Text, events[1].UnmodifiedText
			events = []*input.DispatchKeyEventParams{events[0], events[2]}
		}
		for _, e := range events {
			if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, *e); err != nil {
				return err
			}
		}
		return nil
	})
}

// shot keeps a picture of the window in the folder that SITREP_SHOTS names, and does
// nothing where it names none.
func (b *tab) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("SITREP_SHOTS")
	if dir == "" {
		return
	}
	picture := act(b, chromedp.CaptureScreenshot())
	small, err := reduced(picture)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), small, 0o600); err != nil {
		b.t.Fatal(err)
	}
}

//go:embed testdata/axe.min.js
var axeScript string

// axesOwn tells whether an entry is of a style that axe-core tries in a page, and that
// the policy refuses. What the page itself holds has the address of the page.
func axesOwn(e *log.Entry) bool {
	return e.URL == "" && strings.HasPrefix(e.Text, "Applying inline style violates")
}

// axe fails the test for each breach of WCAG 2.2, levels A and AA, that axe-core sees.
func (b *tab) axe() {
	b.t.Helper()
	for _, f := range b.breaches() {
		b.t.Errorf("%s: %s", b.path(), f)
	}
}

// breaches are what axe-core finds, a line each.
func (b *tab) breaches() []string {
	b.t.Helper()
	eval[bool](b, axeScript+"; true")
	return eval[[]string](b, `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"]}).then((r) =>
		r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + v.help + ": " + n.target.join(" ") + " " + n.html.slice(0, 200) + " " + (n.any[0]?.message ?? ""))))`)
}

// keys that tests press.
const (
	keyTab    = kb.Tab
	keyEscape = kb.Escape
	keyRight  = kb.ArrowRight
	keyEnter  = kb.Enter
)

// focus puts the keyboard to the first element found.
func focus(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Focus(chromedp.CSS(selector))
}
