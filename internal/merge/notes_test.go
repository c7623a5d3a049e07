package merge

import (
	"strings"
	"testing"

	"planverk/internal/doc"
)

// Footnotes are numbered in the order that their marks are read in, whatever the
// order and place of the notes; a note with two marks stands with the first.
func TestNotes(t *testing.T) {
	d, found := merge_(t, top+`# Budget[^ur] {#budget}

Summan [^moms] är {{ kr .budget.summa }}.[^drift] Se [planen[^länk]](https://timra.se).

[^drift]: Varav {{ .budget.anmärkning }} drift,
    och **lön**.

Tabell: Rader[^moms] {#tab}

| Rad | Not |
|---|---|
| A | x[^rad] |

[^moms]: Exklusive moms.
[^rad]: Ett.

    Två.
[^ur]: Underlag.
[^länk]: Se [där](https://timra.se).

Sist[^rad].
`)
	if d == nil || len(found) > 0 {
		t.Fatal(listing(found))
	}
	if err := doc.Validate(d); err != nil {
		t.Error(err)
	}
	_, got, _ := strings.Cut(doc.Dump(d), "heading")
	want := ` 1 #budget [1] Budget{note 1: Underlag.}
paragraph Summan{note 2: Exklusive moms.} är {money budget.summa = 1025000.00: 1⍽025⍽000⍽kr}.{note 3: Varav Summan omfattar inte lönekostnad. drift, och **lön**.} Se [planen](https://timra.se){note 4: Se [där](https://timra.se).}.
table #tab [1] Rader{note 2}
  columns, rows named < Rad | < Not
  row A | x{note 5: Ett. ⏎ Två.}
paragraph Sist{note 5}.
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A mark in a head belongs to that head alone, and heads that reach up are read in the
// row that they reach.
func TestNotesInHeads(t *testing.T) {
	d, found := merge_(t, top+`# **Budget**[^b] {#budget}

Tabell: *Rader*[^r] {#tab}

|  | 2021[^g] || Ny[^n] |
| Rad[^a] | B[^b] | C | D[^d] |
|---|---|---|---|
| A[^r] | x | y | z |

[^a]: a.
[^b]: b.
[^d]: d.
[^g]: g.
[^n]: n.
[^r]: r.
`)
	if d == nil || len(found) > 0 {
		t.Fatal(listing(found))
	}
	_, got, _ := strings.Cut(doc.Dump(d), "heading")
	want := ` 1 #budget [1] **Budget**{note 1: b.}
table #tab [1] _Rader_{note 2: r.}
  heads  over 1 | 2021{note 4: g.} over 2 | Ny{note 5: n.} over 1
  columns, rows named < Rad{note 3: a.} | < B{note 1} | < C | < D{note 6: d.}
  row A{note 2} | x | y | z
`
	if got != want {
		t.Errorf("got%s\nwant%s", got, want)
	}
}

// What stands in the data makes no footnote, but for a field of running text, whose
// notes are its own.
func TestNotesInData(t *testing.T) {
	source := top + "Ett[^1] {{ .inledning.sökväg }}\n\n{{ .inledning.beskrivning }}\n\n[^1]: Mallens {{ .inledning.beskrivning }}.\n"
	tpl := parse_(t, source)
	in := testInput(func(string) string { return "[^1]: Not. x[^1]" })
	setRich(in, "Fältets[^1]\n\n[^1]: Egen.")
	d, found := tpl.Merge(in, nil, Env{})
	_, got, _ := strings.Cut(doc.Dump(d), "paragraph")
	want := ` Ett{note 1: Mallens Fältets (Egen.).} [^1]: Not. x[^1]
paragraph Fältets{note 2: Egen.}
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := listing(found); got != "PV426 8:1-8:1 Fotnoten innehåller en uppgift med en egen fotnot.\n    En fotnot kan inte ha en egen fotnot. Skriv uppgiften i löpande text i stället.\n" {
		t.Errorf("found %q", got)
	}
}
