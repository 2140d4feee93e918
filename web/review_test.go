package web

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/store"
)

var (
	queueLink = regexp.MustCompile(`<a class="title" href="(/review[^"]*)"( aria-current="true")?`)
	nextField = regexp.MustCompile(`name="next" value="([^"]*)"`)
)

// The queue is gone through one after the other: what is done leaves it, and the next
// one comes.
func TestReview(t *testing.T) {
	b := open(t)
	body := b.get(t, "/review")
	rows := queueLink.FindAllStringSubmatch(body, -1)
	if len(rows) != 17 || rows[0][2] == "" {
		t.Fatalf("%d incidents wait, want 17, and the first of them shown", len(rows))
	}
	for _, want := range []string{"17 incidents wait.", "No analyst has looked at it yet.", `form="decide" name="reject-value"`, `data-key="d"`, "Responsibility", `class="words"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the queue has no %q", want)
		}
	}
	first, second := html.UnescapeString(rows[0][1]), html.UnescapeString(rows[1][1])
	_, id, _ := strings.Cut(first, "at=")
	form := map[string][]string{"deed": {"review"}, "seen": {store.Untouched}, "next": {html.UnescapeString(nextField.FindStringSubmatch(body)[1])}}
	code, to, _ := b.send(t, "/incidents/"+id+"/decide", form)
	if code != 303 || to != second {
		t.Fatalf("done leads to %d %s, want to the next one, %s", code, to, second)
	}
	body = b.get(t, to)
	rows = queueLink.FindAllStringSubmatch(body, -1)
	if len(rows) != 16 || html.UnescapeString(rows[0][1]) != second || rows[0][2] == "" {
		t.Errorf("after one was done %d wait, and the first is %v, want 16 and %s shown", len(rows), rows[0], second)
	}
	for _, want := range []string{"16 incidents wait.", "Reviewed today: <b>1</b>, 1 by you", `data-key="u"`} {
		if !strings.Contains(body, want) {
			t.Errorf("after one was done the queue has no %q", want)
		}
	}

	undo := regexp.MustCompile(`data-key="u" href="([^"]*)"`).FindStringSubmatch(body)
	path, _, _ := strings.Cut(html.UnescapeString(undo[1]), "?")
	again := b.decided(t, path, b.filled(t, html.UnescapeString(undo[1]), map[string]string{"why": "too early"}))
	if !strings.Contains(again, "17 incidents wait.") || !strings.Contains(again, `action="/incidents/`+id+`/decide"`) {
		t.Error("undoing the last decision does not lead back to its incident in the queue")
	}
	if strings.Contains(again, `data-key="u"`) {
		t.Error("what was undone can be undone again")
	}
	if body := b.get(t, "/review?at="+id[:4]); !strings.Contains(body, `action="/incidents/`+id+`/decide"`) {
		t.Error("an incident is not found by the beginning of its id")
	}
}

// What is asked for stays asked for from one to the next, and one that does not wait is
// shown as well.
func TestReviewFiltered(t *testing.T) {
	b := open(t)
	body := b.get(t, "/review?country=IQ")
	rows := queueLink.FindAllStringSubmatch(body, -1)
	if len(rows) != 3 {
		t.Fatalf("%d incidents in Iraq wait, want 3", len(rows))
	}
	for _, r := range rows {
		if !strings.Contains(r[1], "country=IQ") {
			t.Errorf("%s does not keep the country", r[1])
		}
	}
	if body := b.get(t, "/review?country=SE"); !strings.Contains(body, "Nothing like that waits") || strings.Contains(body, `id="decide"`) {
		t.Error("where nothing waits, that is not said, or something can be decided")
	}
	bannu := b.id(t, "Roadside bombing in Bannu")
	if _, err := b.Store.Decide(t.Context(), sitrep.Decision{Deed: sitrep.Review, Incident: bannu, Who: "B", Recorded: noon}); err != nil {
		t.Fatal(err)
	}
	if body := b.get(t, "/review?at="+bannu); !strings.Contains(body, "It does not wait for review") || !strings.Contains(body, "Bannu") {
		t.Error("an incident that does not wait is not shown as such")
	}
}

func TestReviewNothing(t *testing.T) {
	b := serve(t, t.TempDir()+"/empty.db")
	if body := b.get(t, "/review"); !strings.Contains(body, "0 incidents wait.") || !strings.Contains(body, "Nothing waits for review") {
		t.Error("the queue of an empty store does not say that nothing waits")
	}
}

func TestRota(t *testing.T) {
	var d rota
	d.sits("Bela", "one", noon)
	d.sits("Anna", "two", noon)
	d.sits("Anna", "three", noon.Add(time.Minute))
	if got := d.others("Anna", noon.Add(time.Minute)); len(got) != 1 || got[0].Who != "Bela" || got[0].Incident != "one" {
		t.Errorf("beside Anna there is %v, want Bela at one", got)
	}
	if got := d.others("Carl", noon.Add(present+time.Second)); len(got) != 1 || got[0].Who != "Anna" || got[0].Incident != "three" {
		t.Errorf("later there is %v, want Anna at three", got)
	}
	d.sits("Carl", "one", noon.Add(time.Hour))
	if len(d.all) != 1 {
		t.Errorf("%d are remembered who have gone, want none", len(d.all)-1)
	}
}

// Where looking ended before the end of the queue, the page says so, and leads on.
func TestReviewStopped(t *testing.T) {
	b := open(t)
	for _, queue := range [][]queued{nil, {{}}} {
		var out strings.Builder
		p := &reviewPage{Queue: queue, Stopped: true, More: "?q=bomb&after=3~x"}
		if err := b.server.pages["review"].ExecuteTemplate(&out, "main", p); err != nil {
			t.Fatal(err)
		}
		if body := out.String(); !strings.Contains(body, `href="/review?q=bomb&amp;after=3~x">Look further down</a>`) || strings.Contains(body, "Nothing waits for review") {
			t.Errorf("with %d that were found the page is\n%s", len(queue), body)
		}
	}
}
