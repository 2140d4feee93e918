package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// patience is how long anything in a browser may take, on a slow machine.
const patience = 90 * time.Second

func TestMain(m *testing.M) {
	code := m.Run()
	if err := chromium.stop(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// chromium is the browser of all tests; it is started by the first that needs it.
var chromium browser

type browser struct {
	once    sync.Once
	ctx     context.Context
	err     error
	outside *outside
}

// start gives the context in which the browser runs. Without a browser the test is
// skipped, but not on the machine that decides whether a change is taken.
func (b *browser) start(t *testing.T) context.Context {
	t.Helper()
	path := found()
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no Chromium, and CI is set: pages must be seen in one")
		}
		t.Skip("there is no Chromium to see pages in")
	}
	b.once.Do(func() { b.run(path) })
	if b.err != nil {
		t.Fatalf("start %s: %v", path, b.err)
	}
	return b.ctx
}

// found is the path of a browser; empty where there is none.
func found() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func (b *browser) run(path string) {
	b.outside = watchOutside()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // it shows nothing but pages of ours, and tests may run as root
		chromedp.ProxyServer(b.outside.URL),
		chromedp.Flag("use-angle", "swiftshader"), // WebGL without a graphics card
		chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.Flag("lang", "en"),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("disable-features", "Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication,CertificateTransparencyComponentUpdater,PreloadTopChromeWebUI,WebUIReloadButton,InitialWebUI"),
	)
	alloc, _ := chromedp.NewExecAllocator(context.Background(), options...) // stop ends both
	b.ctx, _ = chromedp.NewContext(alloc)
	b.err = chromedp.Do(b.ctx)
}

// stop ends the browser, if it was started, and tells what it asked of other machines.
func (b *browser) stop() error {
	if b.ctx == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Cancel(ctx); err != nil && b.err == nil {
		return fmt.Errorf("stop the browser: %w", err)
	}
	b.outside.Close()
	if asked := b.outside.asked(); len(asked) > 0 {
		return fmt.Errorf("requests left the machine:\n%s", strings.Join(asked, "\n"))
	}
	return nil
}

// outside stands for every other machine: the browser's proxy, which notes what it
// is asked for and refuses it. What is asked of this machine does not pass it. What
// Chromium asks its own maker is refused and not noted: that no page asks there, each
// tab sees by itself.
type outside struct {
	*httptest.Server

	mu   sync.Mutex
	seen []string
}

func watchOutside() *outside {
	o := &outside{}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !makers(r.Host) {
			o.mu.Lock()
			o.seen = append(o.seen, r.Method+" "+r.Host+" "+r.URL.Path)
			o.mu.Unlock()
		}
		http.Error(w, "there is no other machine", http.StatusBadGateway)
	}))
	return o
}

func (o *outside) asked() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]string(nil), o.seen...)
}

// makers tells whether Chromium asks a host for itself: updates, time, accounts.
func makers(host string) bool {
	name, _, _ := strings.Cut(host, ":")
	for _, domain := range []string{".google.com", ".googleapis.com", ".gvt1.com"} {
		if strings.HasSuffix(name, domain) {
			return true
		}
	}
	return false
}
