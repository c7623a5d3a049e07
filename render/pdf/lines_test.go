package pdf

import (
	"math"
	"strings"
	"testing"

	"planverk/internal/doc"
)

// setLines breaks text in body style at a width given in points.
func setLines(t *testing.T, width float64, in ...doc.Inline) []line {
	t.Helper()
	s := newSetter(&doc.Document{})
	lines := s.breakLines(s.inlines(nil, in, run{style: s.sheet.body, mark: layoutArtifact}), width)
	if s.err != nil {
		t.Fatal(s.err)
	}
	return lines
}

// show joins the lines with a bar; a drawn hyphen is a soft hyphen's "¬".
func show(lines []line) string {
	var out []string
	for _, l := range lines {
		var b strings.Builder
		for _, seg := range l.segments {
			b.WriteString(strings.ReplaceAll(seg.text, string(softHyphen), ""))
			if seg.hyphen {
				b.WriteString("¬")
			}
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return strings.Join(out, "|")
}

func TestBreakLines(t *testing.T) {
	const narrow = 60 // points: about eleven signs
	for _, c := range []struct {
		name  string
		width float64
		in    []doc.Inline
		want  string
	}{
		{"at spaces", narrow, line1("en plan för hela året"), "en plan för|hela året"},
		{"a space at the end of the line does not count", 58.3, line1("en plan för hela"), "en plan för|hela"},
		{"not at a no-break space", narrow, line1("enligt 1\u00A0kap.\u00A02\u00A0§ nu"), "enligt|1\u00A0kap.\u00A02\u00A0§|nu"},
		{"at a soft hyphen", narrow, line1("system\u00ADför\u00ADvalt\u00ADning"), "systemför¬|valtning"},
		{"a soft hyphen within the line is not seen", 200, line1("system\u00ADförvaltning"), "systemförvaltning"},
		{"after a hyphen in a compound", 52, line1("drifts-planen nu"), "drifts-|planen nu"},
		{"not after the hyphen of a short form", 70, line1("drift- och IT-ledning"), "drift- och|IT-ledning"},
		{"not within a number", 80, line1("ring 060-16\u00A030\u00A000"), "ring|060-16\u00A030\u00A000"},
		{"not before a comma", 66, line1("budgetår drift-, system"), "budgetår|drift-, system"},
		{"a no-break hyphen stays", 70, line1("prova e\u2011postadress"), "prova|e\u2011postadress"},
		{"between syllables when nothing else helps", narrow, line1("informationssäkerhet"), "informa¬|tionssäker¬|het"},
		{"a path after its separators", 80, []doc.Inline{&doc.Code{S: `O:\Socialt\Rutiner\2022`}}, `O:\Socialt\|Rutiner\2022`},
		{"a path without separators anywhere, without a hyphen", narrow, []doc.Inline{&doc.Code{S: "ABCDEFGHIJKLMN"}}, "ABCDEFGHIJ|KLMN"},
		{"across a change of style", narrow, []doc.Inline{text("en "), &doc.Strong{Text: line1("plan för")}, text(" hela")}, "en plan för|hela"},
		{"not between styles within a word", 70, []doc.Inline{text("hela o"), &doc.Strong{Text: line1("rganisa")}, text("tion")}, "hela|organisation"},
		{"at a break", 200, []doc.Inline{text("Siri Norrby"), &doc.Break{}, text("Jonas Åkerö")}, "Siri Norrby|Jonas Åkerö"},
		{"an empty line at a double break", 200, []doc.Inline{text("a"), &doc.Break{}, &doc.Break{}, text("b")}, "a||b"},
	} {
		lines := setLines(t, c.width, c.in...)
		if got := show(lines); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		for _, l := range lines {
			if l.width > c.width+fits {
				t.Errorf("%s: a line is %.2f wide", c.name, l.width)
			}
		}
	}
}

// TestBreakLinesLosesNothing: at every width the lines hold the text, and none is
// wider than it may be.
func TestBreakLinesLosesNothing(t *testing.T) {
	in := []doc.Inline{
		text("Systemförvaltningsplanens infor\u00ADmations\u00ADsäkerhet (1–3) enligt 2\u00A0kap.\u00A04\u00A0§, "),
		&doc.Code{S: `\\server\Gemensamt\Rutiner och dokument\fil_med_långt_namn.xlsx`},
		&doc.Strong{Text: line1(" IT-drift och/eller förvaltnings- och utvecklingsarbete")},
		&doc.Break{}, text("slut   med  flera   mellanslag"),
	}
	want := strings.ReplaceAll(doc.Plain(in), " ", "")
	for width := 14.0; width < 500; width += 1.7 {
		var got strings.Builder
		for _, l := range setLines(t, width, in...) {
			for _, seg := range l.segments {
				got.WriteString(strings.ReplaceAll(seg.text, " ", ""))
			}
			if l.width > width+fits {
				t.Fatalf("width %.1f: a line is %.2f wide", width, l.width)
			}
		}
		if got.String() != want {
			t.Fatalf("width %.1f: %q, want %q", width, got.String(), want)
		}
	}
}

// TestExtent: at its widest, text stands on one line; at its narrowest no word is
// broken that need not be.
func TestExtent(t *testing.T) {
	s := newSetter(&doc.Document{})
	in := line1("Budget för drift- och underhållskostnader 2022")
	runs := s.inlines(nil, in, run{style: s.sheet.body, mark: layoutArtifact})
	narrow, wide := extent(runs)
	if got := show(s.breakLines(runs, wide)); strings.Contains(got, "|") {
		t.Errorf("at %.2f: %s", wide, got)
	}
	if got := show(s.breakLines(runs, wide-0.5)); !strings.Contains(got, "|") {
		t.Errorf("at %.2f all is on one line", wide-0.5)
	}
	if got := show(s.breakLines(runs, narrow)); strings.Contains(got, "¬") {
		t.Errorf("at %.2f a word is broken: %s", narrow, got)
	}
	if got := show(s.breakLines(runs, narrow-0.5)); !strings.Contains(got, "¬") {
		t.Errorf("at %.2f no word is broken: %s", narrow-0.5, got)
	}
}

func TestDivideWidth(t *testing.T) {
	for _, c := range []struct {
		name         string
		width        float64
		narrow, wide []float64
		elastic      []bool
		want         []float64
	}{
		{"room to spare goes to words, not figures", 300, []float64{50, 30}, []float64{100, 50}, []bool{true, false}, []float64{250, 50}},
		{"only figures share alike", 300, []float64{50, 50}, []float64{50, 100}, []bool{false, false}, []float64{100, 200}},
		{"short texts get what they need, long ones share by the root", 220, []float64{50, 20, 50}, []float64{100, 40, 400}, []bool{true, true, true}, []float64{60, 40, 120}},
		{"too little room: the widest give way", 100, []float64{20, 60, 90}, []float64{20, 60, 90}, []bool{true, true, true}, []float64{20, 40, 40}},
	} {
		got := divideWidth(c.width, c.narrow, c.wide, c.wide, c.elastic)
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 0.01 {
				t.Errorf("%s: %.2f, want %.2f", c.name, got, c.want)
				break
			}
		}
	}
}
