package guard

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sitrep"
	"sitrep/store"
)

var noon = time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC)

// cheap is a cost that takes no time to speak of.
var cheap = cost{passes: 1, memory: 64, threads: 1}

const (
	good  = "three blue kettles"
	other = "seven grey lanterns"
)

// site is a program behind a guard.
type site struct {
	*httptest.Server
	*Guard

	t     *testing.T
	store *store.Store

	mu  sync.Mutex
	now time.Time
}

func (s *site) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *site) pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

var command = sitrep.By{Who: "root", From: "command line", At: noon}

// open makes a site with an account for each role, and one that is disabled.
func open(t *testing.T, o Options) *site {
	t.Helper()
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "sitrep.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range sitrep.Roles() {
		if err := st.AddAccount(t.Context(), command, sitrep.Account{Name: string(r), Role: r}, cheap.hash(good)); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.AddAccount(t.Context(), command, sitrep.Account{Name: "gone", Role: sitrep.Admin, Disabled: true}, cheap.hash(good)); err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, store: st, now: noon}
	o.Store, o.Now, o.Open = st, s.clock, []string{"/style.css"}
	if s.Guard, err = newGuard(o, cheap); err != nil {
		t.Fatal(err)
	}
	s.Server = httptest.NewServer(s.Handler(s.mux()))
	t.Cleanup(func() {
		s.Server.Close()
		s.Guard.Close()
		st.Close()
	})
	return s
}

func (s *site) mux() http.Handler {
	mux := http.NewServeMux()
	say := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, _ := From(r.Context())
		fmt.Fprintf(w, "%s as %s", c.Account.Name, c.Role)
	})
	does := func(f func(http.ResponseWriter, *http.Request) error) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if err := f(w, r); err != nil {
				s.refuse(w, r, err)
				return
			}
			fmt.Fprint(w, "done")
		})
	}
	for role, path := range map[sitrep.Role]string{sitrep.Reader: "/{$}", sitrep.Analyst: "/analyst", sitrep.Editor: "/editor", sitrep.Admin: "/admin"} {
		mux.Handle(path, Need(role, say))
	}
	mux.Handle("GET /style.css", say)
	mux.Handle("/forgotten", say)
	mux.Handle("GET /signin", say)
	mux.Handle("POST /signin", does(func(w http.ResponseWriter, r *http.Request) error {
		if err := r.ParseForm(); err != nil {
			return refusal(http.StatusRequestEntityTooLarge, "too long")
		}
		return s.SignIn(w, r, r.PostFormValue("name"), r.PostFormValue("password"))
	}))
	mux.Handle("GET "+ProviderPath, does(func(w http.ResponseWriter, r *http.Request) error {
		return s.ToProvider(w, r, r.FormValue("next"))
	}))
	mux.Handle("GET "+CallbackPath, does(func(w http.ResponseWriter, r *http.Request) error {
		next, err := s.FromProvider(w, r)
		w.Header().Set("Next", next)
		return err
	}))
	mux.Handle("POST /signout", Need(sitrep.Reader, Recorded(does(s.SignOut))))
	mux.Handle("POST /signout/all", Need(sitrep.Reader, Recorded(does(s.SignOutEverywhere))))
	mux.Handle("POST /password", Need(sitrep.Reader, Recorded(does(func(w http.ResponseWriter, r *http.Request) error {
		return s.ChangePassword(w, r, r.FormValue("old"), r.FormValue("new"))
	}))))
	return mux
}

// browser keeps cookies and follows nothing.
type browser struct {
	*http.Client

	s *site
}

func (s *site) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return &browser{&http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, s}
}

// ask makes a request, "GET /" or "POST /x a=b", with headers by name and value.
func (b *browser) ask(what string, headers ...string) answer {
	b.s.t.Helper()
	method, path, _ := strings.Cut(what, " ")
	path, body, _ := strings.Cut(path, " ")
	r, err := http.NewRequestWithContext(b.s.t.Context(), method, b.s.URL+path, strings.NewReader(body))
	if err != nil {
		b.s.t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
	}
	w, err := b.Do(r)
	if err != nil {
		b.s.t.Fatal(err)
	}
	defer w.Body.Close()
	got, err := io.ReadAll(w.Body)
	if err != nil {
		b.s.t.Fatal(err)
	}
	return answer{w.StatusCode, w.Header, w.Cookies(), strings.TrimSpace(string(got))}
}

// answer is what a browser gets.
type answer struct {
	status  int
	header  http.Header
	cookies []*http.Cookie
	words   string
}

// want asks, and tells where the answer is not of a status and with some words.
func (b *browser) want(status int, words, what string, headers ...string) answer {
	b.s.t.Helper()
	got := b.ask(what, headers...)
	if got.status != status || !strings.Contains(got.words, words) {
		b.s.t.Errorf("%s %q = %d %q, want %d %q", what, headers, got.status, got.words, status, words)
	}
	return got
}

func signIn(name, password string) string {
	return "POST /signin " + url.Values{"name": {name}, "password": {password}}.Encode()
}

// Nothing is reached without signing in, but what everybody may reach.
func TestNobody(t *testing.T) {
	b := open(t, Options{}).browser()
	b.want(200, "", "GET /signin")
	b.want(200, "", "GET /style.css")
	for _, what := range []string{
		"GET /", "GET /admin", "GET /forgotten", "GET /nowhere", "POST /", "POST /style.css", "POST /analyst", "GET /style.css/x", "GET /signin/x",
		"GET //signin", "GET /SIGNIN", "PUT /signin/oidc/callback/x", "OPTIONS /", "HEAD /",
	} {
		if got := b.ask(what); got.status < 300 || strings.Contains(got.words, " as ") {
			t.Errorf("%s = %d %q", what, got.status, got.words)
		}
	}
	got := b.want(401, "Sign in", "GET /")
	if h := got.header.Get("WWW-Authenticate"); !strings.HasPrefix(h, "Bearer") {
		t.Errorf("WWW-Authenticate: %q", h)
	}
	got = b.want(303, "", "GET /incidents/x?q=a%20b", "Accept", "text/html")
	if to := got.header.Get("Location"); to != "/signin?next=%2Fincidents%2Fx%3Fq%3Da%2520b" {
		t.Errorf("sent to %s", to)
	}
}

// A page that nobody put behind the guard is not shown by mistake.
func TestNeedAlone(t *testing.T) {
	w := httptest.NewRecorder()
	Need(sitrep.Reader, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the page was made") })).
		ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusInternalServerError {
		t.Errorf("status %d", w.Code)
	}
}

func TestRoles(t *testing.T) {
	s := open(t, Options{})
	paths := []string{"/", "/analyst", "/editor", "/admin"}
	for i, r := range sitrep.Roles() {
		b := s.browser()
		b.want(200, "done", signIn(string(r), good))
		_, words, err := NewToken(t.Context(), s.store, command, sitrep.Token{Account: "admin", Name: "x", Role: r, Expires: noon.Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		for j, path := range paths {
			for _, method := range []string{"GET ", "POST "} {
				status, says := 200, fmt.Sprintf("%s as %s", r, r)
				if i < j {
					status, says = 403, "yours is "+string(r)
				}
				b.want(status, says, method+path)
				if i >= j {
					says = "admin as " + string(r)
				}
				s.browser().want(status, says, method+path, "Authorization", "Bearer "+words)
			}
		}
	}
	// A role that is taken away is gone at once, for sessions and tokens.
	b := s.browser()
	b.want(200, "done", signIn("admin", good))
	_, words, err := NewToken(t.Context(), s.store, command, sitrep.Token{Account: "admin", Name: "x", Role: sitrep.Admin, Expires: noon.Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.store.SetRole(t.Context(), command, "editor", sitrep.Admin), s.store.SetRole(t.Context(), command, "admin", sitrep.Reader)); err != nil {
		t.Fatal(err)
	}
	b.want(403, "yours is reader", "GET /admin")
	s.browser().want(403, "yours is reader", "GET /admin", "Authorization", "Bearer "+words)
	s.browser().want(200, "admin as reader", "GET /", "Authorization", "Bearer "+words)
}

func TestSignIn(t *testing.T) {
	s := open(t, Options{})
	for _, test := range []struct {
		name, password string
		status         int
	}{
		{"reader", good, 200},
		{" Reader ", good, 200},
		{"reader", other, 401},
		{"reader", "", 401},
		{"reader", good + strings.Repeat("x", 2000), 401},
		{"nobody", good, 401},
		{"gone", good, 401},
		{"", "", 401},
		{"reader\r\nSet-Cookie: a=b", good, 401},
		{"reader\x00", good, 401},
		{"' OR 1=1 --", good, 401},
		{strings.Repeat("n", 5000), good, 401},
		{"reader", strings.Repeat("p", 20000), 413},
	} {
		b := s.browser()
		got := b.ask(signIn(test.name, test.password))
		if got.status != test.status {
			t.Errorf("signing in as %.20q = %d %q, want %d", test.name, got.status, got.words, test.status)
		}
		if test.status == 401 && got.words != errWrong.Words {
			t.Errorf("signing in as %.20q tells %q", test.name, got.words)
		}
		if has := len(got.cookies) > 0; has != (test.status == 200) {
			t.Errorf("signing in as %.20q: cookies %v", test.name, got.cookies)
		}
		b.want(map[bool]int{true: 200, false: 401}[test.status == 200], "", "GET /")
	}
	told := 0
	for _, e := range audit(t, s) {
		if strings.Contains(e.On, "OR 1=1") || strings.Contains(e.On, good) {
			t.Errorf("the audit tells what was typed: %v", e)
		}
		if e.What == "refuse to sign in" {
			told++
		}
	}
	if told != 10 {
		t.Errorf("the audit tells of %d refusals, want 10", told)
	}
}

func audit(t *testing.T, s *site) []sitrep.AuditEntry {
	t.Helper()
	all, err := s.store.AuditSince(t.Context(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCookie(t *testing.T) {
	for origin, want := range map[string]string{
		"":                          "sitrep=; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax",
		"https://sitrep.example.":   "__Host-sitrep=; Path=/; Max-Age=86400; HttpOnly; Secure; SameSite=Lax",
		"http://sitrep.example:808": "sitrep=; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax",
	} {
		s := open(t, Options{Origin: origin})
		headers := []string{}
		if s.host != "" {
			headers = append(headers, "Host", s.host)
		}
		got := s.browser().want(200, "done", signIn("reader", good), headers...)
		c := got.cookies[0]
		if len(c.Value) != 43 {
			t.Errorf("%s: the secret is %q", origin, c.Value)
		}
		c.Value = ""
		if c.String() != want {
			t.Errorf("%s: cookie %q, want %q", origin, c, want)
		}
	}
	for _, origin := range []string{"sitrep.example", "ftp://x", "https://x/path", "https://u@x", "https://", "https://x?y", "://"} {
		if _, err := newGuard(Options{Origin: origin}, cheap); !errors.Is(err, sitrep.ErrInvalid) {
			t.Errorf("New with origin %q: %v", origin, err)
		}
	}
}

// What a browser showed before it signed in is worth nothing after it, whoever has
// put it there.
func TestFixation(t *testing.T) {
	s := open(t, Options{})
	mallory, victim := s.browser(), s.browser()
	at, _ := url.Parse(s.URL)
	mallory.want(200, "done", signIn("reader", good))
	fixed := mallory.Jar.Cookies(at)
	victim.Jar.SetCookies(at, fixed)
	victim.want(200, "reader as reader", "GET /")
	victim.want(200, "done", signIn("admin", good))
	if now := victim.Jar.Cookies(at); now[0].Value == fixed[0].Value {
		t.Error("the session was not renewed")
	}
	mallory.want(401, "", "GET /") // the old session ended
	victim.want(200, "admin as admin", "GET /")
	invented := s.browser()
	invented.Jar.SetCookies(at, []*http.Cookie{{Name: "sitrep", Value: "chosen-by-mallory"}})
	invented.want(401, "", "GET /")
	invented.want(200, "done", signIn("reader", good))
	if invented.Jar.Cookies(at)[0].Value == "chosen-by-mallory" {
		t.Error("the session has a secret that a browser chose")
	}
}

func TestSessionsEnd(t *testing.T) {
	s := open(t, Options{Idle: time.Hour, Longest: 3 * time.Hour})
	in := func() *browser {
		b := s.browser()
		b.want(200, "done", signIn("reader", good))
		return b
	}
	here, there := in(), in()
	here.want(200, "done", "POST /signout")
	here.want(401, "", "GET /")
	there.want(200, "reader", "GET /")
	here = in()
	here.want(200, "done", "POST /signout/all")
	here.want(401, "", "GET /")
	there.want(401, "", "GET /")

	here, there = in(), in()
	here.want(422, "too short", "POST /password old="+url.QueryEscape(good)+"&new=short")
	here.want(422, "not the password that you have", "POST /password old=wrong&new="+url.QueryEscape(other))
	there.want(200, "reader", "GET /")
	here.want(200, "done", "POST /password old="+url.QueryEscape(good)+"&new="+url.QueryEscape(other))
	here.want(200, "reader", "GET /")
	there.want(401, "", "GET /")
	there.want(401, "", signIn("reader", good))
	there.want(200, "done", signIn("reader", other))

	// Idle: it is used each 50 minutes, which is written down, until its time is over.
	for range 3 {
		s.pass(50 * time.Minute)
		here.want(200, "reader", "GET /")
		s.seen.writing.Wait()
	}
	there.want(401, "", "GET /")
	s.pass(31 * time.Minute)
	here.want(401, "", "GET /")
}

// When a session was seen is not written at every request.
func TestSeenIsWrittenSeldom(t *testing.T) {
	s := open(t, Options{})
	b := s.browser()
	b.want(200, "done", signIn("reader", good))
	at, _ := url.Parse(s.URL)
	d := digestOf(b.Jar.Cookies(at)[0].Value)
	seen := func() time.Duration {
		s.seen.writing.Wait()
		se, _, err := s.store.Session(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		return se.Seen.Sub(noon)
	}
	for _, step := range []struct{ pass, want time.Duration }{
		{time.Minute, 0}, {3 * time.Minute, 0}, {time.Minute, 5 * time.Minute}, {time.Minute, 5 * time.Minute}, {4 * time.Minute, 10 * time.Minute},
	} {
		s.pass(step.pass)
		b.want(200, "reader", "GET /")
		if got := seen(); got != step.want {
			t.Errorf("at %v: seen at %v, want %v", s.clock().Sub(noon), got, step.want)
		}
	}
}

func TestTokens(t *testing.T) {
	s := open(t, Options{})
	_, words, err := NewToken(t.Context(), s.store, command, sitrep.Token{Account: "editor", Name: "imports", Role: sitrep.Analyst, Expires: noon.Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	b := s.browser()
	b.want(200, "editor as analyst", "GET /analyst", "Authorization", "bearer "+words)
	b.want(403, "yours is analyst", "GET /editor", "Authorization", "Bearer "+words)
	b.want(200, "", "POST /analyst", "Authorization", "Bearer "+words)
	b.want(403, "with a browser", "POST /password old=x", "Authorization", "Bearer "+words)
	s.seen.writing.Wait()
	all, err := s.store.Tokens(t.Context(), "editor")
	if err != nil || len(all) != 1 || !all[0].Used.Equal(noon) {
		t.Errorf("Tokens = %v, %v, want one that was used", all, err)
	}
	entries := audit(t, s)
	if e := entries[len(entries)-1]; e.Who != "editor" || e.From != "127.0.0.1 by token "+all[0].ID || e.What != "ask: POST" || e.On != "/analyst" {
		t.Errorf("the audit has %+v", e)
	}
	for _, bad := range []string{
		"Bearer", "Bearer ", "Basic " + words, words, "Bearer x" + words, "Bearer " + words + "x", "Bearer " + words[:20], "Bearer sitrep_",
		"Bearer " + strings.Repeat("sitrep_", 5000), "Bearer " + all[0].ID,
	} {
		b.want(401, "does not hold", "GET /", "Authorization", bad)
	}
	// A token that does not hold is no token: a session beside it does not count.
	b.want(200, "done", signIn("reader", good))
	b.want(401, "does not hold", "GET /", "Authorization", "Bearer sitrep_x")
	s.pass(59 * time.Minute)
	b.want(200, "editor", "GET /", "Authorization", "Bearer "+words)
	s.pass(time.Minute)
	b.want(401, "does not hold", "GET /", "Authorization", "Bearer "+words)

	_, words, err = NewToken(t.Context(), s.store, command, sitrep.Token{Account: "editor", Name: "y", Role: sitrep.Reader, Expires: noon.Add(99 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	b.want(200, "editor", "GET /", "Authorization", "Bearer "+words)
	if err := s.store.Disable(t.Context(), command, "editor"); err != nil {
		t.Fatal(err)
	}
	b.want(401, "does not hold", "GET /", "Authorization", "Bearer "+words)
}

func TestLimits(t *testing.T) {
	s := open(t, Options{Proxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	b := s.browser()
	from := func(n int) []string { return []string{"X-Forwarded-For", fmt.Sprintf("203.0.113.%d", n)} }
	for range 10 {
		b.want(401, "", signIn("reader", other), from(1)...)
	}
	got := b.want(429, "Wait 15 minutes", signIn("reader", good), from(1)...)
	if h := got.header.Get("Retry-After"); h != "901" {
		t.Errorf("Retry-After: %q", h)
	}
	b.want(200, "done", signIn("analyst", good), from(1)...) // another name
	b.want(200, "done", signIn("reader", good), from(2)...)  // another address
	for range 12 {                                           // what succeeds does not count
		b.want(200, "done", signIn("reader", good), from(3)...)
	}
	s.pass(15 * time.Minute)
	b.want(200, "done", signIn("reader", good), from(1)...)

	// One address, many names: names that nobody has count the same.
	for i := range 50 {
		b.want(401, "", signIn(fmt.Sprintf("n%d", i), other), from(4)...)
	}
	b.want(429, "Wait", signIn("reader", good), from(4)...)
	// Many addresses, one name.
	n := 0
	for i := range 120 {
		if b.ask(signIn("editor", other), from(100+i)...).status == 401 {
			n++
		}
	}
	if n != 100 {
		t.Errorf("a password was tried %d times within an hour, want 100", n)
	}
	b.want(429, "Wait", signIn("editor", good), from(5)...)
	told := 0
	for _, e := range audit(t, s) {
		if e.What == "refuse to sign in" {
			told++
		}
	}
	if told > 200 {
		t.Errorf("%d refusals were recorded within an hour", told)
	}
}

func TestLimiterIsBounded(t *testing.T) {
	l := newLimiter(3, time.Minute)
	for i := range 100000 {
		l.take(fmt.Sprint(i), noon)
	}
	if len(l.rows) != rowsOfLimiter {
		t.Errorf("%d rows", len(l.rows))
	}
	if l.take("x", noon.Add(time.Minute)) != 0 {
		t.Error("the next minute begins with what was counted")
	}
	if l.take("x", noon.Add(-time.Hour)) != 0 {
		t.Error("a clock that went back locks out")
	}
}

// Local: whoever is on this machine is its user, by names of this machine alone.
func TestLocal(t *testing.T) {
	s := open(t, Options{Local: "Anna B"})
	b := s.browser()
	b.want(200, "Anna B as editor", "GET /")
	b.want(200, "Anna B", "POST /analyst")
	b.want(403, "yours is editor", "GET /admin")
	for host, status := range map[string]int{
		"localhost": 200, "LOCALHOST:8035": 200, "127.0.0.1:1": 200, "127.9.9.9": 200, "[::1]:8035": 200, "[::1]": 200,
		"evil.example": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example": 421, "192.168.1.5": 421, "0.0.0.0": 421, "[::]:80": 421,
		"localhost@evil.example": 421, "10.0.0.1:8035": 421, "localhost.": 421,
	} {
		b.want(status, "", "GET /", "Host", host)
	}
	for _, told := range []string{"X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"} {
		b.want(403, "without a proxy", "GET /", told, "203.0.113.7")
	}
	r := httptest.NewRequest(http.MethodGet, "http://localhost/", nil)
	r.RemoteAddr = "192.0.2.1:5"
	w := httptest.NewRecorder()
	if s.Handler(s.mux()).ServeHTTP(w, r); w.Code != 403 {
		t.Errorf("another machine gets %d", w.Code)
	}
	entries := audit(t, s)
	if e := entries[len(entries)-1]; e.Who != "Anna B" || e.From != "127.0.0.1" || e.On != "/analyst" {
		t.Errorf("the audit has %+v", e)
	}
}

func TestOtherSites(t *testing.T) {
	for name, o := range map[string]Options{"local": {Local: "anna"}, "accounts": {}} {
		s := open(t, o)
		b := s.browser()
		if name == "accounts" {
			b.want(200, "done", signIn("editor", good))
		}
		b.want(200, "", "POST /analyst", "Sec-Fetch-Site", "same-origin")
		b.want(200, "", "POST /analyst", "Origin", s.URL)
		b.want(403, "another site", "POST /analyst", "Sec-Fetch-Site", "cross-site")
		b.want(403, "another site", "POST /analyst", "Sec-Fetch-Site", "same-site")
		b.want(403, "another site", "POST /analyst", "Origin", "https://evil.example")
		b.want(403, "another site", "POST /analyst", "Origin", "null")
		b.want(403, "another site", signIn("editor", good), "Sec-Fetch-Site", "cross-site") // nor is anybody signed in from there
		b.want(200, "", "GET /analyst", "Sec-Fetch-Site", "cross-site")                     // a link
	}
	s := open(t, Options{Origin: "https://sitrep.example"})
	b := s.browser()
	b.want(421, "", "GET /signin")
	b.want(421, "", "GET /signin", "Host", "sitrep.example:8443")
	b.want(200, "", "GET /signin", "Host", "Sitrep.example")
	b.want(200, "done", signIn("reader", good), "Host", "sitrep.example", "Origin", "https://sitrep.example")
}

func TestAddress(t *testing.T) {
	g, err := newGuard(Options{Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("::1/128")}}, cheap)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ remote, forwarded, want string }{
		{"192.0.2.1:5", "", "192.0.2.1"},
		{"192.0.2.1:5", "203.0.113.7", "192.0.2.1"}, // nobody's word
		{"10.0.0.1:5", "203.0.113.7", "203.0.113.7"},
		{"10.0.0.1:5", "1.1.1.1, 203.0.113.7", "203.0.113.7"}, // the first is the client's own word
		{"10.0.0.1:5", "203.0.113.7, 10.0.0.9", "203.0.113.7"},
		{"10.0.0.1:5", "rubbish", "10.0.0.1"},
		{"10.0.0.1:5", "", "10.0.0.1"},
		{"[::1]:5", "::ffff:203.0.113.7", "203.0.113.7"},
		{"[fe80::1%eth0]:5", "", "fe80::1"},
		{"rubbish", "", "invalid IP"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = test.remote
		if test.forwarded != "" {
			r.Header.Set("X-Forwarded-For", test.forwarded)
		}
		if got := g.address(r).String(); got != test.want {
			t.Errorf("from %s, %q = %s, want %s", test.remote, test.forwarded, got, test.want)
		}
	}
}

func TestNext(t *testing.T) {
	for path, want := range map[string]string{
		"/": "/", "/incidents/x?q=1#y": "/incidents/x?q=1#y", "": "/", "incidents": "/", "//evil.example": "/", "/\\evil.example": "/",
		"https://evil.example/": "/", "///evil.example": "/", "/\t/evil.example": "/", "/x\r\nSet-Cookie: a=b": "/", "javascript:alert(1)": "/",
		"/signin?next=/": "/", "/" + strings.Repeat("a", 3000): "/", "/%zz": "/", "/a//b": "/a//b",
	} {
		if got := Next(path); got != want {
			t.Errorf("Next(%.40q) = %.40q, want %q", path, got, want)
		}
	}
}

// Many browsers at once: nobody is taken for another.
func TestAtOnce(t *testing.T) {
	s := open(t, Options{})
	var wait sync.WaitGroup
	for i := range 12 {
		wait.Go(func() {
			r := sitrep.Roles()[i%4]
			b := s.browser()
			b.want(200, "done", signIn(string(r), good))
			for range 5 {
				s.pass(time.Minute)
				b.want(200, fmt.Sprintf("%s as %s", r, r), "GET /")
			}
			b.want(200, "done", "POST /signout")
			b.want(401, "", "GET /")
		})
	}
	wait.Wait()
}
