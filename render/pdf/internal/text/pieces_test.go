package text

import "testing"

// TestLines: what is foreseen is how text is set, at every width that holds its longest
// word, with paragraphs and indents.
func TestLines(t *testing.T) {
	one := runsOf(t, plain("Upphandling av verksamhetssystem, befintligt avtal går ut 2022-03-31"), newline(), plain("(2:a tisdagen varje månad)"))
	two := runsOf(t, plain("Med hjälp av Försörjnings\u00ADstöd (Disa Forsell) och drift- och underhållskostnad"))
	const indent = 14
	b := new(Breaker)
	var all Pieces
	narrow, wide := b.Measure(one, &all)
	from := all.Len()
	low, high := b.Measure(two, &all)
	all.Indent(from, indent)
	for width := max(narrow, low+indent); width < max(wide, high+indent)+2; width += 0.7 {
		lines := append(b.Break(one, width, Cell), b.Break(two, width-indent, Cell)...)
		if got, _ := all.Lines(width); got != len(lines) {
			t.Errorf("at %.1f: %d lines, set as %s", width, got, show(lines))
		}
	}
	if n, widest := all.Lines(1000); n != 3 || widest != max(wide, high+indent) {
		t.Errorf("unbroken: %d lines, %.2f wide", n, widest)
	}
}
