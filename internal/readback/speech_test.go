package readback

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"planverk/render/rendertest"
)

// Bytes turned at random never stop the one who reads aloud.
func TestDamagedFilesAreReadAloud(t *testing.T) {
	whole := finished(t, rendertest.Sample())[stem+".pdf"]
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		damaged := bytes.Clone(whole)
		for range 1 + r.IntN(20) {
			damaged[r.IntN(len(damaged))] = byte(r.IntN(256))
		}
		if _, err := Speech(damaged, true); err == nil {
			Tagging(damaged)
		}
	}
}

// el is an element for tests.
func el(kind string, kids ...kid) kid {
	return kid{node: &node{kind: kind, numbering: "Disc", scope: "Row", cols: 1, rows: 1, kids: kids}}
}

// drawnText is a piece of marked content of page 1.
func drawnText(mcid int, s string) kid { return kid{mark: true, page: 1, mcid: mcid, text: s} }

// TestTaggingFindsFaults: each kind of fault is found and named.
func TestTaggingFindsFaults(t *testing.T) {
	sheet := Sheet{Marks: []Mark{{Tag: "P", MCID: 0, Y: 700, X: 50, Text: "Först"}, {Tag: "P", MCID: 1, Y: 600, X: 50, Text: "Sedan"}, {Tag: "Artifact", MCID: -1, Y: 800, Text: "sidhuvud"}}}
	figure := el("Figure", drawnText(1, "x"))
	figure.node.alt = "Ett diagram"
	loose := Sheet{Marks: append([]Mark{{Text: "lös", MCID: -1, Y: 10}}, sheet.Marks...)}
	for name, c := range map[string]struct {
		sheet Sheet
		kids  []kid
		want  string
	}{
		"right":             {sheet, []kid{el("P", drawnText(0, "Först")), el("P", drawnText(1, "Sedan"))}, ""},
		"other order":       {sheet, []kid{el("P", drawnText(1, "Sedan")), el("P", drawnText(0, "Först"))}, "sidan 1: ”Först” hörs efter ”Sedan” men står före"},
		"not heard":         {sheet, []kid{el("P", drawnText(0, "Först"))}, "sidan 1: ”Sedan” hör till 0 delar av handlingen i stället för en"},
		"heard twice":       {sheet, []kid{el("P", drawnText(0, "Först")), el("P", drawnText(1, "Sedan")), el("P", drawnText(1, "Sedan"))}, "sidan 1: ”Sedan” hör till 2 delar av handlingen i stället för en"},
		"neither":           {loose, []kid{el("P", drawnText(0, "Först")), el("P", drawnText(1, "Sedan"))}, "sidan 1: ”lös” är varken märkt eller utsmyckning"},
		"empty":             {sheet, []kid{el("P", drawnText(0, "Först"), drawnText(1, "Sedan")), el("Span")}, "Span är tom"},
		"span":              {sheet, []kid{el("P", drawnText(0, "Först"), el("Span", drawnText(1, "Sedan")))}, "en Span om ”Sedan” säger inget om den"},
		"figure":            {sheet, []kid{el("P", drawnText(0, "Först")), figure}, "en bild saknar beskrivning eller säger inte var den är"},
		"link":              {sheet, []kid{el("P", drawnText(0, "Först")), el("Link", drawnText(1, "Sedan"))}, "länken ”Sedan” går inte att följa"},
		"cell":              {sheet, []kid{el("P", drawnText(0, "Först")), el("TD", drawnText(1, "Sedan"))}, "TD står i Document i stället för i TR"},
		"without bookmarks": {sheet, []kid{el("H2", drawnText(0, "Först"), drawnText(1, "Sedan"))}, "bokmärke 1 är ”” men rubriken ”1 FörstSedan”"},
	} {
		t.Run(name, func(t *testing.T) {
			top := el("Document", c.kids...)
			checker := &tagChecker{doc: &tagged{top: &node{kids: []kid{top}}}, sheets: []Sheet{c.sheet}}
			for _, check := range []func(){checker.elements, checker.bookmarks, checker.marks, checker.order} {
				check()
			}
			if got := strings.Join(checker.faults, "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestSpeechOfTables: what spans several columns or rows is heard with each.
func TestSpeechOfTables(t *testing.T) {
	cell := func(kind, text string, cols, rows int) kid {
		k := el(kind, drawnText(0, text))
		k.node.cols, k.node.rows = cols, rows
		return k
	}
	table := el("Table", el("Caption", drawnText(0, "Tabell 1. Tid")),
		el("THead", el("TR", cell("TH", "Vad", 1, 2), cell("TH", "Timmar", 2, 1)), el("TR", cell("TH", "Intern", 1, 1), cell("TH", "Extern", 1, 1))),
		el("TBody", el("TR", cell("TH", "Drift", 1, 2), cell("TD", "10", 1, 1), cell("TD", "20", 1, 1)), el("TR", cell("TD", "båda", 2, 1))))
	table.node.summary = "Timmar per slag"
	s := &speaker{lang: "sv-SE"}
	s.flow(&node{kids: []kid{table}})
	const want = "Tabell 1. Tid. 2 rader, 3 kolumner.\n  Sammanfattning: Timmar per slag\n  Kolumner: Vad; Timmar, Intern; Timmar, Extern\n" +
		"  Rad 1, Drift: Timmar, Intern: 10; Timmar, Extern: 20\n  Rad 2, Drift: Timmar, Intern: båda"
	if got := strings.Join(s.lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestSpeechOfCaptionNotes: a footnote of a caption is told apart from it.
func TestSpeechOfCaptionNotes(t *testing.T) {
	note := el("Note", el("Lbl", drawnText(0, "1 ")), drawnText(0, "Exklusive moms."))
	s := &speaker{lang: "sv-SE"}
	s.flow(&node{kids: []kid{el("Table", el("Caption", drawnText(0, "Tabell 1. Budget"), note), el("TR", el("TD", drawnText(0, "x"))))}})
	if got, want := s.lines[0], "Tabell 1. Budget / Fotnot 1: Exklusive moms. 1 rad, 1 kolumn."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSpeechWithinParentheses: words of another language that are printed in parentheses
// get no more of them; where something else stands there too, it is heard where they end.
func TestSpeechWithinParentheses(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"En inloggning (", ") räcker.", "En inloggning (på engelska: single sign-on) räcker."},
		{"En inloggning (", ", SSO) räcker.", "En inloggning ((på engelska: single sign-on), SSO) räcker."},
		{"En inloggning (eng. ", ") räcker.", "En inloggning (eng. (på engelska: single sign-on)) räcker."},
		{"Först (", "", "Först ((på engelska: single sign-on)"},
		{"", ") sist", "(på engelska: single sign-on)) sist"},
	} {
		english := el("Span", drawnText(0, "single sign-on"))
		english.node.lang = "en"
		kids := []kid{drawnText(0, c.before), english}
		if c.after != "" {
			kids = append(kids, drawnText(0, c.after))
		}
		if got := (&speaker{lang: "sv-SE"}).running(kids); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestSpeechOfLines: languages, abbreviations, pictures, notes and links.
func TestSpeechOfLines(t *testing.T) {
	english := el("Span", drawnText(0, "single sign-on"))
	english.node.lang = "en"
	short := el("Span", drawnText(0, "SLA"))
	short.node.expansion = "överenskommelse om tjänstenivå"
	link := el("Link", drawnText(0, "webbplatsen"), kid{to: &target{url: "https://timra.se/"}})
	picture := el("Figure", drawnText(0, "x"))
	picture.node.alt = "Ett diagram"
	s := &speaker{lang: "sv-SE", marks: true}
	s.flow(&node{kids: []kid{
		el("P", drawnText(0, "Med "), english, drawnText(0, " och "), short, drawnText(0, " på "), link, drawnText(0, ".")), picture,
		el("Note", el("Lbl", drawnText(0, "1 ")), drawnText(0, "Se bilagan.")),
		el("L", el("LI", el("Lbl", drawnText(0, "• ")), el("LBody", kid{mark: true, page: 2, text: "sam\u00adman"}))),
	}})
	const want = "— Sidan 1 —\nMed (på engelska: single sign-on) och överenskommelse om tjänstenivå på webbplatsen (länk till https://timra.se/).\nBild: Ett diagram\n" +
		"Fotnot 1: Se bilagan.\nLista, 1 punkt:\n— Sidan 2 —\n  • samman"
	if got := strings.Join(s.lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
