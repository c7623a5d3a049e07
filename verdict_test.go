package planverk

import (
	"slices"
	"strings"
	"testing"

	"planverk/internal/readback"
)

// TestFlawsTurnVerdicts: a flaw in a finished file turns the answer of its own question, and
// of no other; every aspect has a question. That each flaw is seen in a file is tested where
// the files are read.
func TestFlawsTurnVerdicts(t *testing.T) {
	aspects := []readback.Aspect{readback.Titled, readback.Spoken, readback.Headed, readback.Described, readback.Tabled, readback.Linked, readback.Contrast, readback.Tagged, readback.Sheets}
	sound := func() *edition {
		e := &edition{tried: map[readback.Aspect][]string{}, flaws: map[readback.Aspect][]string{}}
		e.head.Status.Value = "beslutad"
		e.head.Decision.Body.ID, e.head.Decision.Date.ID = "dokument.beslut.instans", "dokument.beslut.datum"
		for _, a := range aspects {
			e.tried[a] = []string{"x.pdf"}
		}
		return e
	}
	if v := verdict(Document{}, sound()); !v.Green() {
		t.Fatal(v)
	}
	for _, a := range aspects {
		e := sound()
		e.flaws[a] = []string{"x.pdf: fel."}
		i := slices.IndexFunc(read, func(q question) bool { return q.aspect == a })
		if i < 0 {
			t.Errorf("%s has no question", a)
			continue
		}
		for _, q := range verdict(Document{}, e).Trials {
			if (q.Answer == Red) != (q.Question == read[i].words) {
				t.Errorf("%s: %s %s", a, q.Question, q.Answer)
			}
		}
	}
	if len(read) != len(aspects) {
		t.Errorf("%d questions of %d aspects", len(read), len(aspects))
	}
}

// TestNothingIsGreenUntried: of a document that cannot be made no answer is yes but those
// that are of its data alone.
func TestNothingIsGreenUntried(t *testing.T) {
	for _, q := range verdict(Document{}, nil).Trials {
		if q.Answer == Green && !strings.Contains(q.By, "regel") && q.By != "planverk kontrollera" {
			t.Error(q)
		}
	}
}

// TestDraftsWithin: a compiled document is no more decided than what it is made of.
func TestDraftsWithin(t *testing.T) {
	e := &edition{derived: true}
	e.head.Status.Value = "publicerad"
	if all := decided(e); all[0].Answer != NotAsked || all[1].Answer != Green {
		t.Error(all)
	}
	e.drafts = []string{"bas-2026 (utkast)"}
	if all := decided(e); all[1].Answer != Red || all[1].Notes[0] != "Handlingen är sammanställd av sådant som inte är beslutat: bas-2026 (utkast)." {
		t.Error(all)
	}
}
