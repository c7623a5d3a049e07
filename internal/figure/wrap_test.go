package figure

import (
	"math/rand"
	"strings"
	"testing"

	"planverk/internal/doc"
)

// TestParts holds where a line may end: at spaces, and within a word only where
// both parts are long enough to be read.
func TestParts(t *testing.T) {
	for text, want := range map[string]string{
		"Beredning i IT-/forum":                   "Beredning |i |IT-/forum",
		"Barn- och utbildningsnämnden":            "Barn- |och |utbildningsnämnden",
		"Arbetsmarknads-/vuxenutbildningsnämnden": "Arbetsmarknads-/|vuxenutbildningsnämnden",
		"Arbetsmarknads/vuxenutbildningsnämnden":  "Arbetsmarknads/|vuxenutbildningsnämnden",
		"IT-verksamhetsplan":                      "IT-verksamhetsplan",
		"Kommunstyrelsen–samhällsbyggnadsnämnden": "Kommunstyrelsen–|samhällsbyggnadsnämnden",
		"2021–2022":                               "2021–2022",
		"verksamhets- och IT-system":              "verksamhets- |och |IT-system",
		"informations-säkerhets-klassificering":   "informations-|säkerhets-|klassificering",
		"och/eller":                               "och/|eller",
		"Individ-  och familjeomsorg":             "Individ-  |och |familjeomsorg",
	} {
		if got := strings.Join(parts(text), "|"); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestSpacesFirst: a word that fits on a line of its own is not divided.
func TestSpacesFirst(t *testing.T) {
	p := set("Beslut om drift/förvaltning", false, TextSize, widthOf("drift/förvaltning", false, TextSize)+1)
	var lines []string
	for _, l := range p.lines {
		lines = append(lines, l.S)
	}
	if got := strings.Join(lines, "|"); got != "Beslut om|drift/förvaltning" {
		t.Error(got)
	}
}

// TestLongWords: a word that no line has room for is broken at a joint of the compound,
// else between syllables, and only a word that is no Swedish anywhere.
func TestLongWords(t *testing.T) {
	for _, c := range []struct{ word, room, want string }{
		{"samordningsfunktionen", "samordningsfunk-", "samordnings|funktionen"},
		{"personuppgiftsbiträde", "personuppgif-", "person|uppgifts|biträde"},
		{"förvaltningen", "förvaltni-", "förvalt|ningen"},
		{"ABCDEFGHIJKLMNOP", "ABCDE-", "ABCDE|FGHIJ|KLMN|OP"},
		{"ord", "o-", "ord"},
	} {
		p := set(c.word, false, TextSize, widthOf(c.room, false, TextSize))
		var lines []string
		for _, l := range p.lines {
			lines = append(lines, l.S)
		}
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%s in the room of %s: %s, want %s", c.word, c.room, got, c.want)
		}
	}
}

// TestPrintedFigures: what is drawn of a printed figure is its text, whatever the
// width breaks it into, and the words beside it are not its.
func TestPrintedFigures(t *testing.T) {
	fee := &doc.Value{ID: "avgift", Kind: doc.Money, Exact: "540000.00", Text: "540\u00a0000\u00a0kronor"}
	day := &doc.Value{ID: "dag", Kind: doc.Day, Exact: "2022-01-01", Text: "den 1 januari 2022"}
	words, values := doc.Gather([]doc.Inline{&doc.Text{S: "Avgift "}, fee, &doc.Text{S: " faktureras "}, day, &doc.Text{S: "."}})
	for width := 25.0; width < 400; width += 7 {
		c := &canvas{}
		c.put(set(words, false, TextSize, width).with(values), 10, 0, width, middle, Ink)
		drawn := map[*doc.Value]string{}
		for i, l := range c.texts[0].Lines {
			drawn[l.Value] += l.S
			if !l.Hyphen && !l.On && i < len(c.texts[0].Lines)-1 {
				drawn[l.Value] += " "
			}
			if l.On && l.X+l.W > c.texts[0].Lines[i+1].X+0.01 {
				t.Errorf("width %g: %q runs into what follows", width, l.S)
			}
		}
		for v, got := range drawn {
			want := "Avgift  faktureras ."
			if v != nil {
				want = v.Text
			}
			if strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(want), "") {
				t.Errorf("width %g: %q, want %q", width, got, want)
			}
		}
	}
}

// TestScale: larger text fills the same width, and nothing overlaps.
func TestScale(t *testing.T) {
	f := &doc.Figure{Kind: doc.Flow, Scale: 12 / 10.5, Nodes: []doc.FigureNode{
		{ID: "a", Text: "Arbetsmarknads- och vuxenutbildningsnämnden"}, {ID: "b", Text: "Överförmyndarnämndens förvaltningsorganisation"},
	}, Edges: []doc.FigureEdge{{From: "a", To: "b", Text: "Avgift 1 januari"}}}
	d := Layout(f, Width)
	if got := d.Texts[0].Size; got < TextSize*1.14 || d.Width < Width-0.01 || d.Width > Width+0.01 {
		t.Errorf("text of %g points in a figure %g wide", got, d.Width)
	}
	for _, fault := range faults(d) {
		t.Error(fault)
	}
}

// TestNarrow: on a telephone's screen nothing overlaps, and no ordinary figure is
// without a drawing of its own.
func TestNarrow(t *testing.T) {
	for _, kind := range kinds {
		for seed := range int64(60) {
			r := rand.New(rand.NewSource(seed))
			f := random(r, kind, 1+r.Intn(14))
			if kind == doc.YearWheel {
				f.Data = &doc.Table{}
			}
			if d := Narrow(f); d != nil {
				for _, fault := range faults(d) {
					t.Errorf("kind %d, seed %d: %s", kind, seed, fault)
				}
			}
		}
		f := &doc.Figure{Kind: kind}
		for i, name := range []string{"Socialnämnden", "Systemägare", "Förvaltningsledare", "Användare"} {
			f.Nodes = append(f.Nodes, doc.FigureNode{ID: name, Text: name, Month: 3 * i, Value: &doc.Value{ID: "v", Exact: "1", Text: "1"}})
		}
		if Narrow(f) == nil {
			t.Errorf("kind %d has no narrow drawing", kind)
		}
	}
}
