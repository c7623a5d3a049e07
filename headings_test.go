package planverk_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/templates"
)

// Headings whose ids collide because of what the data says are told of in the data.
func TestHeadingsThatCollide(t *testing.T) {
	const head = "dokument: { typ: riktlinje, id: x, titel: X, år: 2026 }\nkapitel:\n"
	for name, c := range map[string]struct{ chapters, want string }{
		"no ids": {"  - { rubrik: Drift, text: a }\n  - { rubrik: Drift, text: b }\n  - { rubrik: Stöd, text: c }\n",
			"k/x.yaml:4:15 PV407: Två avsnitt i handlingen får samma id, ”drift”. | Det första får sitt id på rad 3. Ge det ena ett eget id."},
		"put together": {"  - { id: a, rubrik: A, avsnitt: [{ id: b-c, rubrik: B, text: y }] }\n  - { id: a-b, rubrik: A, avsnitt: [{ id: c, rubrik: B, text: y }] }\n",
			"k/x.yaml:4:43 PV407: Två avsnitt i handlingen får samma id, ”a-b-c”. | Det första får sitt id på rad 3. Ge det ena ett eget id."},
		"told apart by their words": {"  - { rubrik: Drift, text: a }\n  - { rubrik: Stöd, text: b }\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var data fs.FS = fstest.MapFS{"k/kommun.yaml": {Data: []byte("id: k\nnamn: Knäby kommun\n")}, "k/x.yaml": {Data: []byte(head + c.chapters)}}
			report := planverk.Check(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
				[]planverk.Place{{FS: data, Path: "k", Name: func(f string) string { return f }}})
			var found []string
			for _, d := range report.Findings {
				found = append(found, d.Span.String()+" "+d.Code+": "+d.Message+" | "+strings.Join(d.Hints, " "))
			}
			if got := strings.Join(found, "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
