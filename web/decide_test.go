package web

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"sitrep"
	"sitrep/store"
)

// send sends a form, without going where the answer leads.
func (b *bench) send(t *testing.T, path string, form url.Values) (code int, to, body string) {
	t.Helper()
	code, header, text := b.fetch(t, b.request(t, http.MethodPost, path, strings.NewReader(form.Encode()), "Content-Type", "application/x-www-form-urlencoded"))
	return code, header.Get("Location"), string(text)
}

var hidden = regexp.MustCompile(`<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"[^>]*>`)

// filled opens a form and gives what it would send, with some of it filled in.
func (b *bench) filled(t *testing.T, path string, fill map[string]string) url.Values {
	t.Helper()
	body := b.get(t, path)
	_, form, ok := strings.Cut(body, `<form class="decision"`)
	if !ok {
		t.Fatalf("GET %s has no form for a decision", path)
	}
	form, _, _ = strings.Cut(form, "</form>")
	v := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(form, -1) {
		if !strings.Contains(m[0], `type="checkbox"`) || strings.Contains(m[0], " checked") {
			v.Add(m[1], html.UnescapeString(m[2]))
		}
	}
	for name, value := range fill {
		v.Set(name, value)
	}
	return v
}

// decided sends a form that is kept, and gives the page that it leads to.
func (b *bench) decided(t *testing.T, path string, form url.Values) string {
	t.Helper()
	code, to, body := b.send(t, path, form)
	if code != http.StatusSeeOther {
		t.Fatalf("POST %s %v = %d\n%s", path, form, code, body)
	}
	to, _, _ = strings.Cut(to, "#")
	return b.get(t, to)
}

// last is the decision that was made last.
func (b *bench) last(t *testing.T) sitrep.Decision {
	t.Helper()
	ds, err := b.Store.LatestDecisions(t.Context(), store.DecisionFilter{Limit: 1})
	if err != nil || len(ds) != 1 {
		t.Fatalf("the last decision is %v, %v", ds, err)
	}
	return ds[0]
}

// claim is one of an incident by its field and its voice: who is its speaker, or
// empty for the report's own voice.
func (b *bench) claim(t *testing.T, id string, f sitrep.Field, report, who string) string {
	t.Helper()
	rec, err := b.Store.Incident(t.Context(), id, store.AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range rec.Claims {
		speaker := ""
		if c.Statement != nil {
			speaker = c.Statement.Speaker.Name
		}
		if c.Claim.Value.Field() == f && c.Report.ID == report && speaker == who {
			return c.Claim.ID
		}
	}
	t.Fatalf("incident %s has no claim of %s by %q in %s", id, f, who, report)
	return ""
}

// Every deed is done through its form, shows on the incident's page with who did it
// and why, and its undoing leaves the page as it was but for the list of decisions.
func TestDeeds(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	other := b.id(t, "Roadside bombing in Bannu")
	toll := url.QueryEscape(b.claim(t, id, sitrep.FieldCasualties, "baqubah-flash", ""))
	page := "/incidents/" + id
	for _, tt := range []struct {
		query string
		fill  map[string]string
		deed  sitrep.Deed
		shows string // on the page, which did not have it before
		hides string // no more on the page
	}{
		{"accept=" + toll, nil, sitrep.Accept, "accepted by", ""},
		{"reject=" + toll, nil, sitrep.Reject, "rejected by", ""},
		{"reject-value=" + toll, nil, sitrep.Reject, `<span class="tag">rejected</span>`, ""},
		{"accept-value=" + toll, nil, sitrep.Accept, "accepted by", ""},
		{"correct=" + toll, map[string]string{"low": "16", "high": "19"}, sitrep.Correct, "16–19", ""},
		{"correct-value=" + toll, map[string]string{"low": "44", "high": ""}, sitrep.Correct, "at least 44", ""},
		{"deed=add-claim&field=where", map[string]string{"text": "Kirkuk, IQ"}, sitrep.AddClaim, "Kirkuk, Iraq (town)", ""},
		{"deed=add-claim&field=when", map[string]string{"from": "2026-02-11", "precision": "month"}, sitrep.AddClaim, "February 2026", ""},
		{"deed=add-claim&field=type", map[string]string{"text": "Grenade"}, sitrep.AddClaim, "Grenade", ""},
		{"deed=add-claim&field=perpetrator", map[string]string{"text": "Ansar <b>Brigade"}, sitrep.AddClaim, "Ansar &lt;b&gt;Brigade", ""},
		{"deed=merge&other=" + other, nil, sitrep.Merge, other, ""},
		{"deed=split", map[string]string{"report": "baqubah-flash"}, sitrep.Split, "split off", "baqubah-flash?v=1\""},
		{"deed=review", nil, sitrep.Review, "reviewed", ""},
	} {
		before := b.get(t, page)
		if strings.Contains(shown(before), tt.shows) {
			t.Errorf("%s: %q is shown before", tt.query, tt.shows)
		}
		fill := map[string]string{"why": "counted on <i>the</i> spot"}
		for k, v := range tt.fill {
			fill[k] = v
		}
		form := b.filled(t, page+"/decide?"+tt.query, fill)
		after := b.decided(t, page+"/decide", form)
		d := b.last(t)
		if d.Deed != tt.deed || d.Who != "A. Analyst" || d.Why != "counted on <i>the</i> spot" {
			t.Errorf("%s: kept is %+v, want a %s with who and why", tt.query, d, tt.deed)
		}
		for _, w := range []string{tt.shows, "counted on &lt;i&gt;the&lt;/i&gt; spot", d.ID} {
			if !strings.Contains(after, w) {
				t.Errorf("%s: the page has no %q", tt.query, w)
			}
		}
		if tt.hides != "" && strings.Contains(after, tt.hides) {
			t.Errorf("%s: the page still has %q", tt.query, tt.hides)
		}
		for b.undone(t, page) { // a value as a whole takes several decisions
			continue
		}
		undone := b.get(t, page)
		if shown(undone) != shown(before) {
			t.Errorf("%s: the page is another after undoing", tt.query)
		}
		if !strings.Contains(undone, `<span class="tag">undone</span>`) {
			t.Errorf("%s: the page does not tell that it was undone", tt.query)
		}
	}
}

// undone undoes through its form the last decision about an incident that stands and is
// no undoing; false where there was none.
func (b *bench) undone(t *testing.T, page string) bool {
	t.Helper()
	ds, err := b.Store.LatestDecisions(t.Context(), store.DecisionFilter{Incident: strings.TrimPrefix(page, "/incidents/")})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if d.Standing && d.Deed != sitrep.Undo {
			path := "/decisions/" + d.ID + "/undo"
			b.decided(t, path, b.filled(t, path, map[string]string{"why": "a mistake"}))
			return true
		}
	}
	return false
}

var revisions = regexp.MustCompile(`name="seen" value="[^"]*"|data-last="[^"]*"`)

// shown is a page without its decisions and revision.
func shown(page string) string {
	first, rest, _ := strings.Cut(page, `<section class="decided"`)
	_, second, ok := strings.Cut(rest, `</section>`)
	if !ok {
		first, second, _ = strings.Cut(page, `<section class="reports"`)
		second = `<section class="reports"` + second
	}
	return strings.Join(strings.Fields(revisions.ReplaceAllString(first+second, "")), " ")
}

// A figure that is corrected is of the same people as before, and no more of the whole.
func TestCorrectedPart(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Tell Omran, Iraq")
	rec, err := b.Store.Incident(t.Context(), id, store.AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range rec.Claims {
		was, ok := c.Claim.Value.(sitrep.Casualty)
		if !ok || was.Whole {
			continue
		}
		path := "/incidents/" + id + "/decide"
		b.decided(t, path, b.filled(t, path+"?correct="+url.QueryEscape(c.Claim.ID), map[string]string{"low": "3", "high": "3", "why": "three sons"}))
		d := b.last(t)
		is, ok := d.Value.(sitrep.Casualty)
		if !ok || is.Whole || is.Who != was.Who || *is.Min != 3 {
			t.Errorf("%+v is corrected to %+v, want 3 of the same", was, d.Value)
		}
		return
	}
	t.Fatal("no figure is a part of a total")
}

// Of two analysts who look at one page, the second is told what the first decided, and
// what he typed is not lost.
func TestConflict(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	path := "/incidents/" + id + "/decide"
	claim := b.claim(t, id, sitrep.FieldCasualties, "baqubah-flash", "")
	first := b.filled(t, path+"?reject="+url.QueryEscape(claim), map[string]string{"why": "misread"})
	second := b.filled(t, path+"?correct="+url.QueryEscape(claim), map[string]string{"why": "an erratum", "low": "8", "high": "9"})
	b.decided(t, path, first)
	kept := b.last(t)

	code, _, body := b.send(t, path, second)
	if code != http.StatusConflict {
		t.Fatalf("the second decision = %d, want 409\n%s", code, body)
	}
	for _, want := range []string{
		"others have decided since you looked", kept.ID, "rejected", "misread", "an erratum", `name="low" value="8"`, `name="high" value="9"`, `name="seen" value="` + kept.ID + `"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the page of the conflict has no %q", want)
		}
	}
	if d := b.last(t); d.ID != kept.ID {
		t.Errorf("%+v was kept unseen", d)
	}
	second.Set("seen", kept.ID)
	b.decided(t, path, second)
	if d := b.last(t); d.Deed != sitrep.Correct {
		t.Errorf("after the conflict was seen, kept is %+v, want the correction", d)
	}

	// A page that was open from before says so as soon as a form is opened from it.
	if body := b.get(t, path+"?deed=merge&seen="+store.Untouched); !strings.Contains(body, "Meanwhile") || !strings.Contains(body, kept.ID) {
		t.Error("a form from an old page does not tell what was decided meanwhile")
	}

	// What the other of two incidents is now counts as well.
	other := b.id(t, "Roadside bombing in Bannu")
	merge := b.filled(t, path+"?deed=merge&other="+other, map[string]string{"why": "the same"})
	b.decided(t, "/incidents/"+other+"/decide", b.filled(t, "/incidents/"+other+"/decide?deed=review", nil))
	if code, _, body := b.send(t, path, merge); code != http.StatusConflict || !strings.Contains(body, "reviewed") {
		t.Errorf("a merger with what others have decided upon = %d, want 409 and what was decided", code)
	}

	// Undoing what was undone meanwhile.
	undo := "/decisions/" + kept.ID + "/undo"
	twice := b.filled(t, undo, map[string]string{"why": "first"})
	b.decided(t, undo, twice)
	if code, _, body := b.send(t, undo, twice); code != http.StatusConflict || !strings.Contains(body, "undone already") {
		t.Errorf("undoing twice = %d, want 409 and that it was undone already", code)
	}
}

func TestDecideRefuses(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	path := "/incidents/" + id + "/decide"
	claim := b.claim(t, id, sitrep.FieldCasualties, "baqubah-flash", "")
	form := func(more ...string) url.Values {
		v := url.Values{"seen": {store.Untouched}, "why": {"a reason"}}
		for i := 0; i < len(more); i += 2 {
			v[more[i]] = []string{more[i+1]}
		}
		return v
	}
	for _, tt := range []struct {
		path string
		form url.Values
		code int
		want string
	}{
		{path, form("deed", "reject", "claim", claim, "why", " "), 400, "say why"},
		{path, form("deed", "reject", "claim", claim, "why", strings.Repeat("ا", 2001)), 400, "2,001 characters"},
		{path, form("deed", "reject", "claim", claim, "why", strings.Repeat("x", 70<<10)), 400, "cannot be read"},
		{path, form("deed", "reject", "claim", claim, "seen", ""), 400, "open it again"},
		{path, form("deed", "reject", "claim", claim, "seen", "d-none"), 400, "d-none"},
		{path, form("deed", "reject"), 404, "no such claim"},
		{path, form("deed", "reject", "claim", "nothing#c1"), 404, "no such claim"},
		{path, form("deed", "correct", "claim", claim, "field", "killed", "low", "many"), 400, "give 12, 7&#43;"},
		{path, form("deed", "correct", "claim", claim, "field", "killed", "low", "9", "high", "3"), 400, "no number"},
		{path, form("deed", "correct", "claim", claim, "field", "mood", "text", "bad"), 400, "choose what the value is of"},
		{path, form("deed", "correct", "claim", claim, "field", "where", "text", "Kirkuk, IQ"), 400, "the claim is of casualties"},
		{path, form("deed", "add-claim", "field", "where", "text", "Nowhere <i>at all"), 400, "Nowhere &lt;i&gt;at all"},
		{path, form("deed", "add-claim", "field", "when", "from", "yesterday"), 400, "yesterday"},
		{path, form("deed", "merge"), 400, "choose the incident"},
		{path, form("deed", "merge", "other", "zzzzzzzz"), 404, "zzzzzzzz"},
		{path, form("deed", "merge", "other", id), 409, "one incident already"},
		{path, form("deed", "split"), 400, "tick the reports"},
		{path, form("deed", "split", "report", "nothing"), 400, "no report"},
		{path, form("deed", "undo"), 400, "nobody can"},
		{path, form("deed", "<script>"), 400, "&lt;script&gt;"},
		{"/incidents/zzzzzzzz/decide", form("deed", "review"), 404, "zzzzzzzz"},
		{path + "?as_of=2026-03-03T09:00Z", form("deed", "review"), 400, "a page of the past"},
		{"/decisions/d-none/undo", form(), 404, "d-none"},
		{"/decisions/d-none/undo", form("why", ""), 404, "d-none"},
	} {
		code, _, body := b.send(t, tt.path, tt.form)
		if code != tt.code || !strings.Contains(body, tt.want) {
			t.Errorf("POST %s %.200v = %d, want %d and %q in\n%s", tt.path, tt.form, code, tt.code, tt.want, body)
		}
	}
	for path, want := range map[string]struct {
		code int
		text string
	}{
		path + "?deed=reject&claim=x":               {404, "no such claim"},
		path + "?deed=dance":                        {400, "nobody can"},
		path + "?deed=merge&as_of=2026-03-03":       {400, "a page of the past"},
		"/decisions/d-none/undo":                    {404, "d-none"},
		"/decisions?deed=dance":                     {400, "nobody can"},
		"/decisions?after=d-none":                   {404, "d-none"},
		"/decisions?incident=zzzzzzzz":              {404, "zzzzzzzz"},
		"/incidents/zzzzzzzz/latest":                {404, "zzzzzzzz"},
		"/incidents/zzzzzzzz/decide?deed=review":    {404, "zzzzzzzz"},
		"/review?at=zzzzzzzz":                       {404, "zzzzzzzz"},
		"/review?as_of=2026-03-03":                  {400, "no queue of the past"},
		"/review?after=nonsense":                    {400, ""},
		"/decisions/d-none/undo?as_of=2026-03-03":   {400, "a page of the past"},
		path + "?deed=correct&correct=%3Cscript%3E": {404, "no such claim"},
	} {
		if code, body := b.ask(t, path); code != want.code || !strings.Contains(body, want.text) {
			t.Errorf("GET %s = %d, want %d and %q in\n%s", path, code, want.code, want.text, body)
		}
	}
	if ds, err := b.Store.Decisions(t.Context(), "", store.AsOf{}); err != nil || len(ds) != 0 {
		t.Errorf("%d decisions were kept, %v, want none", len(ds), err)
	}
}

// A page of the past has nothing to decide with, and says so.
func TestPastIsReadOnly(t *testing.T) {
	b := open(t)
	page := "/incidents/" + b.id(t, "Car bombing in Baqubah")
	for path, want := range map[string]bool{page: true, page + "?as_of=2026-03-04T09:00Z&clock=published": false} {
		body := b.get(t, path)
		for _, w := range []string{`form="decide"`, `id="decide"`, `name="reject"`, "data-live"} {
			if strings.Contains(body, w) != want {
				t.Errorf("that %s has %q is %v, want %v", path, w, !want, want)
			}
		}
		if strings.Contains(body, "is to be looked at only") == want {
			t.Errorf("that %s says it is of the past is %v", path, want)
		}
	}
}

func TestDecisionsPage(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	if body := b.get(t, "/decisions"); !strings.Contains(body, "Nothing was decided yet") {
		t.Error("an empty list does not say so")
	}
	grade, err := b.Store.Decide(t.Context(), sitrep.Decision{Deed: sitrep.Rate, Publisher: "Harbour Wire", Grade: "B2", Who: "B. <Second>", Why: "nine of ten", Recorded: noon})
	if err != nil {
		t.Fatal(err)
	}
	for range 60 {
		if _, err := b.Store.Decide(t.Context(), sitrep.Decision{Deed: sitrep.AddClaim, Incident: id, Value: sitrep.Method("rocket"), Who: "A. Analyst", Why: "seen", Recorded: noon}); err != nil {
			t.Fatal(err)
		}
	}
	first := b.get(t, "/decisions")
	if n := strings.Count(first, `class="deed"`); n != mostDecisions {
		t.Errorf("%d decisions are on the first page, want %d", n, mostDecisions)
	}
	next := regexp.MustCompile(`rel="next" href="([^"]+)"`).FindStringSubmatch(first)
	if next == nil {
		t.Fatal("the first page leads to no older ones")
	}
	second := b.get(t, "/decisions"+html.UnescapeString(next[1]))
	if n := strings.Count(second, `class="deed"`); n != 11 || !strings.Contains(second, "Harbour Wire: B2") || strings.Contains(second, `rel="next"`) {
		t.Errorf("%d decisions are on the second page, want 11 with the grade, and none behind it", n)
	}
	for query, want := range map[string]int{
		"?who=B.+%3CSecond%3E": 1, "?deed=grade": 1, "?incident=" + id: mostDecisions, "?who=nobody": 0, "?as_of=2020-01-01": 0, "?who=A.+Analyst&deed=grade": 0,
	} {
		if n := strings.Count(b.get(t, "/decisions"+query), `class="deed"`); n != want {
			t.Errorf("/decisions%s has %d decisions, want %d", query, n, want)
		}
	}
	for path, want := range map[string]bool{"/decisions": true, "/decisions?as_of=2027-01-01": false} {
		if strings.Contains(b.get(t, path), `/undo?next=`) != want {
			t.Errorf("that decisions can be undone on %s is %v, want %v", path, !want, want)
		}
	}
	path := "/decisions/" + grade.ID + "/undo"
	body := b.decided(t, path, b.filled(t, path, map[string]string{"why": "new owners"}))
	if !strings.Contains(body, "new owners") || strings.Count(body, `class="deed undone"`) != 0 {
		t.Error("undoing a grade does not lead to the list with its undoing")
	}
	if body := b.get(t, "/decisions?deed=grade"); !strings.Contains(body, `class="deed undone"`) || strings.Contains(body, grade.ID+"/undo") {
		t.Error("the grade is not shown as undone")
	}
}

// An open page learns which decision was the last, and is told once.
func TestLatest(t *testing.T) {
	b := open(t)
	page := "/incidents/" + b.id(t, "Car bombing in Baqubah")
	tag := func(known string) (int, string, string) {
		code, header, body := b.fetch(t, b.request(t, http.MethodGet, page+"/latest", nil, "If-None-Match", known))
		return code, header.Get("ETag"), string(body)
	}
	if code, _, _ := tag(`""`); code != http.StatusNotModified {
		t.Errorf("with nothing decided the answer is %d, want 304", code)
	}
	b.decided(t, page+"/decide", b.filled(t, page+"/decide?deed=review", nil))
	code, now, body := tag(`""`)
	if code != http.StatusOK || !strings.Contains(body, b.last(t).ID) || !strings.Contains(body, "A. Analyst reviewed") {
		t.Errorf("after a decision the answer is %d %s, want who did what", code, body)
	}
	if code, _, _ := tag(now); code != http.StatusNotModified {
		t.Errorf("asked again the answer is %d, want 304", code)
	}
	if body := b.get(t, page); !strings.Contains(body, `data-last="`+b.last(t).ID+`"`) {
		t.Error("the page does not know the last decision")
	}
}

func TestNext(t *testing.T) {
	for next, want := range map[string]string{
		"/review?at=x": "/review?at=x", "/incidents/x#d-1": "/incidents/x#d-1", "/decisions": "/decisions",
		"//evil.example/review": "", "https://evil.example/review": "", `/\evil.example`: "", "/static/x": "", "": "", "review": "", "javascript:alert(1)": "",
	} {
		if got := nextOf(next); got != want {
			t.Errorf("nextOf(%q) = %q, want %q", next, got, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	b := open(t)
	if body := b.get(t, "/places?q=kirk"); !strings.Contains(body, `"typed":"Kirkuk, IQ"`) {
		t.Errorf("places that begin with kirk are %s", body)
	}
	if body := strings.TrimSpace(b.get(t, "/places?q=")); body != "null" {
		t.Errorf("places without a name are %s", body)
	}
}

// What an incident may be the same as comes nearest first, one told of without its town
// and its day too; words find others.
func TestAlike(t *testing.T) {
	b := open(t)
	path := "/incidents/" + b.id(t, "Car bombing in Baqubah") + "/decide?deed=merge"
	body := b.get(t, path)
	near, far := strings.Index(body, "Car bombing in Tell Omran, Iraq"), strings.Index(body, "Roadside bombing in Khān")
	if near < 0 || far < near || strings.Contains(body, "Libya") {
		t.Errorf("of those it may be, the near one is at %d and the far one at %d of the page, want the near one first, and none of Libya", near, far)
	}
	if body := b.get(t, path+"&q=fuel"); !strings.Contains(body, "Air strike on fuel depot") || strings.Contains(body, "Khān") {
		t.Error("words do not find the incident that has them, alone")
	}
	if body := b.get(t, path+"&q=zzzz"); !strings.Contains(body, "No other incident has these words") {
		t.Error("words that no incident has find something")
	}
}
