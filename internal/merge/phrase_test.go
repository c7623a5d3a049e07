package merge

import (
	"strings"
	"testing"

	"planverk/internal/doc"
)

// Words in another language and abbreviations are marked in templates and in fields of
// running text, never by a field of plain text.
func TestPhrases(t *testing.T) {
	tpl := parse_(t, top+"# Om [SLA]{betyder=\"avtal om {{ .inledning.sökväg }}\" lang=en} {#om}\n\nRing [Service Desk]{lang=en}, **[{{ .inledning.sökväg }}]{lang=fi}** eller {{ .inledning.beskrivning }}.\n")
	in := testInput(func(string) string { return `[a]{lang=en} "x"` })
	setRich(in, "den [_Help_ Desk]{lang=en}")
	d, found := tpl.Merge(in, nil, Env{})
	if d == nil || len(found) > 0 {
		t.Fatal(listing(found))
	}
	if err := doc.Validate(d); err != nil {
		t.Error(err)
	}
	_, got, _ := strings.Cut(doc.Dump(d), "heading")
	want := ` 1 #om [1] Om {en "avtal om [a]{lang=en} \"x\"": SLA}
paragraph Ring {en "": Service Desk}, **{fi "": [a]{lang=en} "x"}** eller den {en "": _Help_ Desk}.
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
