package pdf

import (
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"planverk/internal/doc"
	"planverk/internal/readback"
	"planverk/render/pdf/internal/text"
)

// TestTaggedWhole: of the hard documents too, every text is heard once, in the order
// that it stands, and every bookmark is a heading.
func TestTaggedWhole(t *testing.T) {
	for name, d := range map[string]*doc.Document{"sample": sample(), "long": longPlan(), "hard": hard(), "tables": tables(), "draft": draft()} {
		for _, fault := range readback.Tagging(write(t, d)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// TestLinesInCell: the lines of a cell are heard one by one, not as one name.
func TestLinesInCell(t *testing.T) {
	names := para(plain("Tieto"), &doc.Break{}, plain("Advania"), &doc.Break{}, plain("CGI"))
	table := &doc.Table{Caption: line1("Leverantörer"), Columns: []doc.Column{{Head: line1("Typ")}, {Head: line1("Namn")}},
		Rows: []doc.Row{rowOf(inCell(words("Drift")), inCell(names))}}
	file := write(t, &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{table}})
	heard, err := readback.Speech(file, false)
	if err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(heard, "\n"); !strings.Contains(all, "Namn: Tieto / Advania / CGI") {
		t.Errorf("heard:\n%s", all)
	}
	for _, fault := range readback.Tagging(file) {
		t.Error(fault)
	}
}

// TestAirOfChoice: the answers stand apart without three blanks of a kind in a row, also
// in a font that has no wide one (Go's), and none stand at the beginning of a line.
func TestAirOfChoice(t *testing.T) {
	none := &doc.Choice{ID: "svar", Options: []string{"Ja", "Inte nu"}, Picked: -1, State: "Uppgift saknas"}
	for _, c := range []struct {
		own    *doc.Typeface
		before []doc.Inline
		want   string
	}{
		{nil, nil, "☐ Ja \u2002☐ Inte nu \u2002Uppgift saknas"},
		{nil, line1("Rutin? "), "Rutin? \u2002☐ Ja \u2002☐ Inte nu \u2002Uppgift saknas"},
		{nil, line1("Rutin?"), "Rutin? \u2002☐ Ja \u2002☐ Inte nu \u2002Uppgift saknas"},
		{nil, []doc.Inline{plain("Rutin?"), &doc.Break{}}, "Rutin? ☐ Ja \u2002☐ Inte nu \u2002Uppgift saknas"},
		{&doc.Typeface{Regular: goregular.TTF}, line1("Rutin? "), "Rutin?  ☐ Ja  ☐ Inte nu  Uppgift saknas"},
	} {
		meta := sampleMeta()
		meta.Typeface = c.own
		s := newSetter(&doc.Document{Meta: meta})
		got := ""
		for _, n := range s.inlines(nil, append(c.before, none), text.Run{Style: s.sheet.body}) {
			got += n.Text
		}
		if got = strings.ReplaceAll(got, noBreak, " "); got != c.want || s.err != nil {
			t.Errorf("got %q, want %q (%v)", got, c.want, s.err)
		}
	}
}

// TestContentsSpoken: an abbreviation and words of another language are heard in the
// contents as in the heading that they are from.
func TestContentsSpoken(t *testing.T) {
	meta := sampleMeta()
	meta.Contents = true
	head := &doc.Heading{Level: 1, ID: "avtal", Number: "1", Text: []doc.Inline{plain("Avtal, "), &doc.Span{Lang: "en", Text: line1("service desk")},
		plain(" och "), &doc.Span{Long: "överenskommelse", Text: line1("SLA")}}}
	heard, err := readback.Speech(write(t, &doc.Document{Meta: meta, Blocks: []doc.Block{head, para(plain("Inga."))}}), false)
	if err != nil {
		t.Fatal(err)
	}
	const want = "1 Avtal, (på engelska: service desk) och överenskommelse"
	if all := strings.Join(heard, "\n"); !strings.Contains(all, "Rubrik nivå 2: "+want+"\n") || !strings.Contains(all, "  "+want+" 2 (länk till sidan 2)\n") {
		t.Errorf("heard:\n%s", all)
	}
}

// TestLinesOfParagraph: an answer and the reason on the line below it are heard one by
// one, in a list too, and are set as one paragraph.
func TestLinesOfParagraph(t *testing.T) {
	answer := func(question, reason string) *doc.Paragraph {
		return para(plain(question+" "), &doc.Choice{ID: question, Options: []string{"Ja", "Nej"}, Picked: 0, State: "Ja"}, &doc.Break{}, plain(reason))
	}
	list := &doc.ListBlock{Items: []doc.Item{{Blocks: []doc.Block{answer("Är det rutin?", "Den sköts varje vecka.")}}, {Blocks: []doc.Block{para(plain("Inget mer."))}}}}
	file := write(t, &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{answer("Behövs samordning?", "Kartor kommer från GIS."), list}})
	heard, err := readback.Speech(file, false)
	if err != nil {
		t.Fatal(err)
	}
	const want = "Behövs samordning? Ja\nKartor kommer från GIS.\nLista, 2 punkter:\n  • Är det rutin? Ja\n    Den sköts varje vecka.\n  • Inget mer."
	if all := strings.Join(heard, "\n"); !strings.Contains(all, want) {
		t.Errorf("heard:\n%s", all)
	}
	for _, fault := range readback.Tagging(file) {
		t.Error(fault)
	}
}
