package text

import (
	"strings"
	"testing"

	"planverk/render/pdf/internal/font"
)

// body is the style of the text in these tests.
var body = Style{Face: font.Sans, Size: 10.5, Lead: 15.5}

// phrase is words of a style for a test to set.
type phrase struct {
	words string
	like  Run
}

func plain(s string) phrase  { return phrase{s, Run{Style: body}} }
func strong(s string) phrase { return phrase{s, Run{Style: body.Bold()}} }
func code(s string) phrase   { return phrase{s, Run{Style: body.Code(), Code: true}} }
func newline() phrase        { return phrase{" ", Run{Style: body, Newline: true}} }

// runsOf gives phrases as runs.
func runsOf(t *testing.T, in ...phrase) []Run {
	t.Helper()
	var runs []Run
	for _, p := range in {
		var err error
		if runs, err = Append(runs, p.words, p.like); err != nil {
			t.Fatal(err)
		}
	}
	return runs
}

// setLines breaks phrases at a width given in points.
func setLines(t *testing.T, width float64, in ...phrase) []Line {
	t.Helper()
	return new(Breaker).Break(runsOf(t, in...), width, Cell)
}

// show joins the lines with a bar; a drawn hyphen is a soft hyphen's "¬".
func show(lines []Line) string {
	var out []string
	for _, l := range lines {
		var b strings.Builder
		for _, seg := range l.Segments {
			b.WriteString(strings.ReplaceAll(seg.Text, string(SoftHyphen), ""))
			if seg.Hyphen {
				b.WriteString("¬")
			}
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return strings.Join(out, "|")
}

func TestBreak(t *testing.T) {
	const narrow = 60 // points: about eleven signs
	for _, c := range []struct {
		name  string
		width float64
		in    []phrase
		want  string
	}{
		{"at spaces", narrow, []phrase{plain("en plan för hela året")}, "en plan för|hela året"},
		{"a space at the end of the line does not count", 58.3, []phrase{plain("en plan för hela")}, "en plan för|hela"},
		{"not at a no-break space", narrow, []phrase{plain("enligt 1\u00A0kap.\u00A02\u00A0§ nu")}, "enligt|1\u00A0kap.\u00A02\u00A0§|nu"},
		{"at a soft hyphen", narrow, []phrase{plain("system\u00ADför\u00ADvalt\u00ADning")}, "systemför¬|valtning"},
		{"a soft hyphen within the line is not seen", 200, []phrase{plain("system\u00ADförvaltning")}, "systemförvaltning"},
		{"after a hyphen in a compound", 52, []phrase{plain("drifts-planen nu")}, "drifts-|planen nu"},
		{"not after the hyphen of a short form", 70, []phrase{plain("drift- och IT-ledning")}, "drift- och|IT-ledning"},
		{"not within a number", 80, []phrase{plain("ring 060-16\u00A030\u00A000")}, "ring|060-16\u00A030\u00A000"},
		{"not before a comma", 66, []phrase{plain("budgetår drift-, system")}, "budgetår|drift-, system"},
		{"a no-break hyphen stays", 70, []phrase{plain("prova e\u2011postadress")}, "prova|e\u2011postadress"},
		{"between syllables when nothing else helps", narrow, []phrase{plain("informationssäkerhet")}, "informa¬|tions¬|säkerhet"},
		{"a path after its separators", 80, []phrase{code(`O:\Socialt\Rutiner\2022`)}, `O:\Socialt\|Rutiner\2022`},
		{"a path without separators anywhere, without a hyphen", narrow, []phrase{code("ABCDEFGHIJKLMN")}, "ABCDEFGHIJ|KLMN"},
		{"a path that is not set as code after its separators", 100, []phrase{plain(`O:\Funktions-och-Gruppmappar\Systemförvaltare`)}, `O:\Funktions-och-|Gruppmappar\|Systemförvaltare`},
		{"a path without hyphens of ours", 70, []phrase{plain("G:/Gemensamt/handbok.v2.final.pdf")}, "G:/|Gemensamt/|handbok.v2.|final.pdf"},
		{"a list of files after its semicolon", 80, []phrase{plain("min_fil.docx;annan_fil.xlsx")}, "min_fil.docx;|annan_fil.xlsx"},
		{"across a change of style", narrow, []phrase{plain("en "), strong("plan för"), plain(" hela")}, "en plan för|hela"},
		{"not between styles within a word", 70, []phrase{plain("hela o"), strong("rganisa"), plain("tion")}, "hela|organisation"},
		{"at a break", 200, []phrase{plain("Siri Norrby"), newline(), plain("Jonas Åkerö")}, "Siri Norrby|Jonas Åkerö"},
		{"an empty line at a double break", 200, []phrase{plain("a"), newline(), newline(), plain("b")}, "a||b"},
	} {
		lines := setLines(t, c.width, c.in...)
		if got := show(lines); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		for _, l := range lines {
			if l.Width > c.width+fits {
				t.Errorf("%s: a line is %.2f wide", c.name, l.Width)
			}
		}
	}
}

// TestBreakLosesNothing: at every width the lines hold the text, and none is
// wider than it may be.
func TestBreakLosesNothing(t *testing.T) {
	in := []phrase{
		plain("Systemförvaltningsplanens infor\u00ADmations\u00ADsäkerhet (1–3) enligt 2\u00A0kap.\u00A04\u00A0§, "),
		code(`\\server\Gemensamt\Rutiner och dokument\fil_med_långt_namn.xlsx`),
		strong(" IT-drift och/eller förvaltnings- och utvecklingsarbete"),
		newline(), plain("slut   med  flera   mellanslag"),
	}
	want := ""
	for _, p := range in {
		want += strings.ReplaceAll(p.words, " ", "")
	}
	for width := 14.0; width < 500; width += 1.7 {
		var got strings.Builder
		for _, l := range setLines(t, width, in...) {
			for _, seg := range l.Segments {
				got.WriteString(strings.ReplaceAll(seg.Text, " ", ""))
			}
			if l.Width > width+fits {
				t.Fatalf("width %.1f: a line is %.2f wide", width, l.Width)
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
	runs := runsOf(t, plain("Budget för drift- och underhållskostnader 2022"))
	narrow, wide := new(Breaker).Extent(runs)
	if got := show(new(Breaker).Break(runs, wide, Cell)); strings.Contains(got, "|") {
		t.Errorf("at %.2f: %s", wide, got)
	}
	if got := show(new(Breaker).Break(runs, wide-0.5, Cell)); !strings.Contains(got, "|") {
		t.Errorf("at %.2f all is on one line", wide-0.5)
	}
	if got := show(new(Breaker).Break(runs, narrow, Cell)); strings.Contains(got, "¬") {
		t.Errorf("at %.2f a word is broken: %s", narrow, got)
	}
	if got := show(new(Breaker).Break(runs, narrow-0.5, Cell)); !strings.Contains(got, "¬") {
		t.Errorf("at %.2f no word is broken: %s", narrow-0.5, got)
	}
}

// TestFolded: at that width a head stands on two lines, and at less it does not.
func TestFolded(t *testing.T) {
	for _, s := range []string{"Prioritet och forum", "Avtal går ut", "Drift- och underhållskostnad", "Summa"} {
		runs := runsOf(t, strong(s))
		w := new(Breaker).Folded(runs)
		if got := new(Breaker).Break(runs, w, Heading); len(got) > 2 {
			t.Errorf("%s at %.2f: %s", s, w, show(got))
		}
		if got := show(new(Breaker).Break(runs, w-0.5, Heading)); strings.Count(got, "|") < 2 && !strings.Contains(got, "¬") {
			t.Errorf("%s at %.2f: %s", s, w-0.5, got)
		}
	}
}

// TestComposed: a letter and its mark typed apart are one sign in the file.
func TestComposed(t *testing.T) {
	if got := runsOf(t, plain("A\u030Asele, Gái\u030Cža")); len(got) != 1 || got[0].Text != "Åsele, Gáǐža" {
		t.Errorf("%+v", got)
	}
}
