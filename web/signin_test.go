package web

import (
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/guard"
	"sitrep/store"
)

const (
	kettles  = "three blue kettles"
	lanterns = "seven grey lanterns"
)

// kettlesHash is made once: it takes long on purpose.
var kettlesHash = func() string {
	h, err := guard.NewPassword(kettles, "")
	if err != nil {
		panic(err)
	}
	return h
}()

// desk is a workbench where people sign in: one account for each role, by its name.
type desk struct {
	*httptest.Server

	t      *testing.T
	store  *store.Store
	server *Server
}

func openDesk(t *testing.T) *desk {
	t.Helper()
	st, err := flow.OpenStore(t.Context(), filepath.Join(t.TempDir(), "sitrep.db"), true)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range sitrep.Roles() {
		by := sitrep.By{Who: "root", From: "command line", At: noon}
		if err := st.AddAccount(t.Context(), by, sitrep.Account{Name: string(r), Role: r}, kettlesHash); err != nil {
			t.Fatal(err)
		}
	}
	s, err := New(Options{Store: st, Now: func() time.Time { return noon }, Failed: func(r *http.Request, err error) {
		t.Errorf("%s %s: %v", r.Method, r.URL, err)
	}})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{httptest.NewServer(s), t, st, s}
	t.Cleanup(func() {
		d.Server.Close()
		s.Close()
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// person is a browser, which follows nothing.
type person struct {
	*http.Client

	d     *desk
	token string
}

func (d *desk) person() *person {
	jar, err := cookiejar.New(nil)
	if err != nil {
		d.t.Fatal(err)
	}
	return &person{Client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, d: d}
}

// as is somebody who has signed in.
func (d *desk) as(name string) *person {
	p := d.person()
	p.want(http.StatusSeeOther, "", "POST /signin", "name", name, "password", kettles)
	return p
}

// ask sends a form; location is where the answer sends to.
func (p *person) ask(what string, form ...string) (code int, location, body string) {
	p.d.t.Helper()
	method, path, _ := strings.Cut(what, " ")
	values := url.Values{}
	for i := 0; i < len(form); i += 2 {
		values.Set(form[i], form[i+1])
	}
	r, err := http.NewRequestWithContext(p.d.t.Context(), method, p.d.URL+path, strings.NewReader(values.Encode()))
	if err != nil {
		p.d.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "text/html")
	if p.token != "" {
		r.Header.Set("Authorization", "Bearer "+p.token)
	}
	answer, err := p.Do(r)
	if err != nil {
		p.d.t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		p.d.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header.Get("Location"), string(b)
}

// want asks, and tells where the answer is not of a status and with some words; it
// gives the body.
func (p *person) want(status int, words, what string, form ...string) string {
	p.d.t.Helper()
	code, location, body := p.ask(what, form...)
	if code != status || !strings.Contains(body+" "+location, words) {
		p.d.t.Errorf("%s = %d to %q, want %d and %q in\n%s", what, code, location, status, words, body)
	}
	return body
}

var inPattern = regexp.MustCompile(`\{[^}]*\}`)

// The menu leads nobody where he may not go.
func TestMenu(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	d := openDesk(t)
	menu := regexp.MustCompile(`(?s)<nav aria-label="Sections">(.*?)</nav>`)
	counted := map[sitrep.Role]int{}
	for _, role := range sitrep.Roles() {
		p := d.as(string(role))
		_, _, body := p.ask("GET /")
		found := menu.FindStringSubmatch(body)
		if len(found) < 2 {
			t.Fatalf("%s sees no menu", role)
		}
		for _, l := range regexp.MustCompile(`href="([^"]+)"`).FindAllStringSubmatch(found[1], -1) {
			counted[role]++
			if code, _, _ := p.ask("GET " + l[1]); code != http.StatusOK {
				t.Errorf("%s is led to %s, which answers %d", role, l[1], code)
			}
		}
	}
	if counted[sitrep.Reader] >= counted[sitrep.Analyst] || counted[sitrep.Editor] <= counted[sitrep.Reader] {
		t.Errorf("there are %v sections, want more for who may do more", counted)
	}
}

// Whoever may not do something does not, at every address that there is.
func TestWhoMayDoWhat(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	d := openDesk(t)
	people := map[sitrep.Role]*person{everybody: d.person()}
	for _, r := range sitrep.Roles() {
		people[r] = d.as(string(r))
	}
	routes := d.server.routes()
	for _, r := range routes {
		method, path, ok := strings.Cut(r.pattern, " ")
		if !ok {
			method, path = http.MethodGet, r.pattern+"nowhere"
		}
		path = inPattern.ReplaceAllString(strings.Replace(path, "{$}", "", 1), "x")
		if strings.HasSuffix(path, "signout") || path == guard.SignInPath {
			continue // ends what is tested here; see below
		}
		for role, p := range people {
			code, location, body := p.ask(method + " " + path)
			what := fmt.Sprintf("%q: %s %s", role, method, path)
			toSignIn := strings.HasPrefix(location, guard.SignInPath)
			switch {
			case role == everybody && path != guard.ProviderPath && path != guard.CallbackPath:
				if code != http.StatusUnauthorized && !toSignIn {
					t.Errorf("%s = %d, want to be asked to sign in", what, code)
				}
			case role == everybody:
				if code < 400 || !strings.Contains(body, "Sign in") {
					t.Errorf("%s = %d, want the form for signing in", what, code)
				}
			case !role.Includes(r.role) && r.role != everybody:
				if code != http.StatusForbidden {
					t.Errorf("%s = %d, want 403", what, code)
				}
			case code == http.StatusUnauthorized || code == http.StatusForbidden || toSignIn:
				t.Errorf("%s = %d: is refused, and may do it", what, code)
			}
		}
	}
	if len(routes) < 15 {
		t.Errorf("there are only %d routes", len(routes))
	}
}

// What only an editor may do, only an editor may undo, and the undoing of it.
func TestUndoOfAGrade(t *testing.T) {
	d := openDesk(t)
	grade, err := d.store.Decide(t.Context(), sitrep.Decision{Deed: sitrep.Rate, Publisher: "The Courier", Grade: "B2", Who: "editor", Why: "mostly right", Recorded: noon})
	if err != nil {
		t.Fatal(err)
	}
	analyst, editor := d.as("analyst"), d.as("editor")
	undo := "/decisions/" + grade.ID + "/undo"
	for range 2 { // the grade, then its undoing
		if strings.Contains(analyst.want(http.StatusOK, "The Courier", "GET /decisions"), undo) {
			t.Errorf("an analyst is led to %s", undo)
		}
		analyst.want(http.StatusForbidden, "This is for the role editor; yours is analyst.", "GET "+undo)
		analyst.want(http.StatusForbidden, "This is for the role editor; yours is analyst.", "POST "+undo, "why", "I like it")
		editor.want(http.StatusOK, undo, "GET /decisions")
		editor.want(http.StatusOK, "Reason", "GET "+undo)
		editor.want(http.StatusSeeOther, "/decisions#", "POST "+undo, "why", "new owners")
		ds, err := d.store.LatestDecisions(t.Context(), store.DecisionFilter{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		if ds[0].Deed != sitrep.Undo || ds[0].Who != "editor" {
			t.Fatalf("the last decision is %+v, want the editor's undoing", ds[0])
		}
		undo = "/decisions/" + ds[0].ID + "/undo"
	}
}

// What is shown without signing in needs nothing else, and nothing else is shown.
func TestSignInPage(t *testing.T) {
	d := openDesk(t)
	p := d.person()
	p.want(http.StatusSeeOther, "/signin?next=%2F%3Fq%3Dbomb", "GET /?q=bomb")
	body := p.want(http.StatusOK, `name="next" value="/?q=bomb"`, "GET /signin?next=%2F%3Fq%3Dbomb")
	links := regexp.MustCompile(`(?:href|src|action)="([^"]*)"`).FindAllStringSubmatch(body, -1)
	for _, l := range links {
		if code, _, _ := p.ask("GET " + l[1]); code != http.StatusOK {
			t.Errorf("the page needs %s, which answers with %d", l[1], code)
		}
	}
	if len(links) != 2 {
		t.Errorf("the page leads to %v, want its stylesheet and itself", links)
	}
	for _, name := range []string{"app.js", "icon.svg"} {
		address, err := d.server.files.address(name)
		if err != nil {
			t.Fatal(err)
		}
		p.want(http.StatusSeeOther, "/signin", "GET "+address)
	}
	for _, evil := range []string{"https://evil.example", "//evil.example", `/\evil.example`, "javascript:alert(1)"} {
		p.want(http.StatusOK, `name="next" value="/"`, "GET /signin?next="+url.QueryEscape(evil))
		d.person().want(http.StatusSeeOther, " /", "POST /signin", "name", "reader", "password", kettles, "next", evil)
	}
	body = p.want(http.StatusUnauthorized, "do not belong together", "POST /signin", "name", `"><script>x`, "password", lanterns, "next", "/?q=bomb")
	if strings.Contains(body, "<script>") || strings.Contains(body, lanterns) || !strings.Contains(body, `value="/?q=bomb"`) {
		t.Errorf("a refusal shows\n%s", body)
	}
	p.want(http.StatusBadRequest, "too long", "POST /signin", "name", strings.Repeat("x", 20000), "password", kettles)
	for range 9 {
		p.want(http.StatusUnauthorized, "", "POST /signin", "name", "editor", "password", lanterns)
	}
	p.want(http.StatusUnauthorized, "", "POST /signin", "name", "editor", "password", lanterns)
	p.want(http.StatusTooManyRequests, "Wait 15 minutes", "POST /signin", "name", "editor", "password", kettles)
	p.want(http.StatusSeeOther, " /reports/x", "POST /signin", "name", "reader", "password", kettles, "next", "/reports/x")
	p.want(http.StatusSeeOther, " /", "GET /signin")
	p.want(http.StatusOK, ">reader<", "GET /")
	p.want(http.StatusSeeOther, "/signin", "POST /signout")
	p.want(http.StatusSeeOther, "/signin", "GET /")
}

func TestAccountPage(t *testing.T) {
	d := openDesk(t)
	here, there := d.as("analyst"), d.as("analyst")
	body := here.want(http.StatusOK, "Your account", "GET /account")
	if strings.Count(body, "Go-http-client") != 2 || strings.Contains(body, "<option>editor") || strings.Contains(body, "All users") {
		t.Errorf("the page shows\n%s", body)
	}
	here.want(http.StatusUnprocessableEntity, "The two new passwords are not the same.", "POST /account/password", "old", kettles, "new", lanterns, "again", kettles)
	here.want(http.StatusUnprocessableEntity, "The password is too short", "POST /account/password", "old", kettles, "new", "short", "again", "short")
	here.want(http.StatusUnprocessableEntity, "not the password that you have", "POST /account/password", "old", lanterns, "new", lanterns, "again", lanterns)
	here.want(http.StatusOK, "signed out everywhere else", "POST /account/password", "old", kettles, "new", lanterns, "again", lanterns)
	here.want(http.StatusOK, "Your account", "GET /account")
	there.want(http.StatusSeeOther, "/signin", "GET /account")

	for days, status := range map[string]int{"0": 422, "-1": 422, "367": 422, "soon": 422, "": 422, "1e9": 422} {
		here.want(status, "from 1 to 366 days", "POST /account/tokens", "name", "x", "role", "reader", "days", days)
	}
	here.want(422, "a token of it cannot be admin", "POST /account/tokens", "name", "x", "role", "admin", "days", "9")
	here.want(422, "cannot be root", "POST /account/tokens", "name", "x", "role", "root", "days", "9")
	here.want(422, "what the token is for", "POST /account/tokens", "name", " ", "role", "reader", "days", "9")
	body = here.want(http.StatusOK, "is shown this once", "POST /account/tokens", "name", "<b>maps", "role", "reader", "days", "9")
	token := regexp.MustCompile(`value="(sitrep_[^"]+)"`).FindStringSubmatch(body)
	id := regexp.MustCompile(`t-[a-z2-7]{8}`).FindString(body)
	if token == nil || id == "" || strings.Contains(body, "<b>maps") {
		t.Fatalf("the page shows\n%s", body)
	}
	if body := here.want(http.StatusOK, id, "GET /account"); strings.Contains(body, token[1]) {
		t.Error("the token is shown again")
	}
	program := &person{Client: d.person().Client, d: d, token: token[1]}
	program.want(http.StatusOK, "Incidents", "GET /")
	program.want(http.StatusForbidden, "with a browser", "POST /account/tokens", "name", "more", "role", "analyst", "days", "9")
	program.want(http.StatusForbidden, "with a browser", "GET /account")
	d.as("editor").want(http.StatusNotFound, "There is no token", "POST /account/tokens/"+id+"/revoke") // another's
	here.want(http.StatusOK, "holds no more", "POST /account/tokens/"+id+"/revoke")
	here.want(http.StatusConflict, "was revoked already", "POST /account/tokens/"+id+"/revoke")
	program.want(http.StatusUnauthorized, "does not hold", "GET /")

	here.want(http.StatusSeeOther, "/signin", "POST /account/signout")
	here.want(http.StatusSeeOther, "/signin", "GET /account")
}

func TestUsersPage(t *testing.T) {
	d := openDesk(t)
	admin := d.as("admin")
	admin.want(http.StatusOK, "All users", "GET /account")
	admin.want(http.StatusOK, "A new account", "GET /users")
	admin.want(http.StatusOK, "dora may sign in.", "POST /users", "name", "Dora", "display", "<i>Dora", "role", "reader", "password", kettles)
	dora := d.as("dora")
	for _, test := range []struct {
		status      int
		words, path string
		form        []string
	}{
		{409, "There is an account dora already", "/users", []string{"name", "dora", "role", "reader", "password", kettles}},
		{422, "no name for an account", "/users", []string{"name", "a b", "role", "reader", "password", kettles}},
		{422, "is no role", "/users", []string{"name", "eve", "role", "root", "password", kettles}},
		{422, "too short", "/users", []string{"name", "eve", "role", "reader", "password", "short"}},
		{200, "dora is editor now.", "/users/dora/role", []string{"role", "editor"}},
		{422, "is no role", "/users/dora/role", []string{"role", ""}},
		{404, "There is no account nobody", "/users/nobody/role", []string{"role", "editor"}},
		{409, "The last admin is admin", "/users/admin/disable", nil},
		{422, "too short", "/users/dora/password", []string{"password", "x"}},
		{200, "dora is disabled.", "/users/dora/disable", nil},
		{404, "there is no page", "/users/dora/delete", nil},
	} {
		body := admin.want(test.status, test.words, "POST "+test.path, test.form...)
		if test.status != 200 && strings.Contains(body, `role="status"`) {
			t.Errorf("POST %s tells that it was done, and why not", test.path)
		}
		if strings.Contains(body, "<i>Dora") {
			t.Errorf("POST %s shows markup from outside", test.path)
		}
	}
	dora.want(http.StatusSeeOther, "/signin", "GET /")
	d.person().want(http.StatusUnauthorized, "do not belong together", "POST /signin", "name", "dora", "password", kettles)
	admin.want(http.StatusOK, "dora may sign in again.", "POST /users/dora/enable")
	admin.want(http.StatusOK, "another password", "POST /users/dora/password", "password", lanterns)
	d.person().want(http.StatusSeeOther, "", "POST /signin", "name", "dora", "password", lanterns)

	all, err := d.store.AuditSince(t.Context(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	for _, e := range all {
		if e.Who == "admin" && e.On == "dora" && e.From == "127.0.0.1" {
			done++
		}
	}
	if done != 5 {
		t.Errorf("the audit has %d changes of dora's account by the admin, want 5:\n%v", done, all)
	}
}

// Where nobody signs in there is nothing to change, and no other name leads here.
func TestLocalAccount(t *testing.T) {
	b := open(t)
	if body := b.get(t, "/account"); !strings.Contains(body, "A. Analyst") || !strings.Contains(body, "sitrep user add") || strings.Contains(body, "Sign out") {
		t.Errorf("the page shows\n%s", body)
	}
	if code, body := b.ask(t, "/users"); code != http.StatusForbidden || !strings.Contains(body, "for the role admin") {
		t.Errorf("GET /users = %d\n%s", code, body)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, b.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = "evil.example"
	answer, err := b.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("status %d", answer.StatusCode)
	}
}
