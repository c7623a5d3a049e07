package diag

import (
	"bytes"
	"strings"
	"testing"
)

// Errors are told in full; the rest by code, with how many and the first places.
func TestBrief(t *testing.T) {
	draft := New("PV370", at(1, 1, 1), "Text från mallen står kvar: ”XXXX”.")
	draft.Severity = Varning
	l := List{New("PV370", at(2, 4, 1), "Text från mallen står kvar: ”YYYY”.", "Skriv vad som gäller."), draft}
	for line := 9; line > 4; line-- {
		l = append(l, New("PV341", at(line, 2, 1), "Det står inte om det finns en "+strings.Repeat("mycket ", line+5)+"lång plan.", "Råd."))
	}
	l = append(l, New("PV812", Span{}, "Mer."), New("PV812", Span{File: "b.yaml"}, "Mer \x1b[31m än så."), l[0])
	const want = `fil.yaml:2:4: fel PV370: Text från mallen står kvar: ”YYYY”.
    2 | b: YYYY
      |    ^
  åtgärd: Skriv vad som gäller.
  källa: Planverks regel att det som beslutas är färdigskrivet

varning PV341: Det står inte om det finns en kontinuitetsplan (5 ställen)
  fil.yaml:5:2: Det står inte om det finns en mycket mycket mycket mycket mycket mycket mycket mycket mycket mycket lång plan.
  fil.yaml:6:2: Det står inte om det finns en mycket mycket mycket mycket mycket mycket mycket mycket mycket mycket mycket …
  fil.yaml:7:2: Det står inte om det finns en mycket mycket mycket mycket mycket mycket mycket mycket mycket mycket mycket …
  och 2 till

varning PV370: Text från mallen står kvar
  fil.yaml:1:1: Text från mallen står kvar: ”XXXX”.

upplysning PV812: Avgiften ger mer eller mindre än budgeten (2 ställen)
  Mer.
  b.yaml: Mer �[31m än så.

1 fel, 6 varningar, 2 upplysningar
`
	var b bytes.Buffer
	p := Printer{Source: func(string) ([]byte, bool) { return []byte("a: 1\nb: YYYY\n"), true }}
	if err := p.Brief(&b, l); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := p.Brief(&b, nil); err != nil || b.Len() > 0 {
		t.Errorf("of nothing: %q, %v", b.String(), err)
	}
}
