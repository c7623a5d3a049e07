package text

import (
	"math"
	"strings"
	"testing"
	"time"

	"planverk/internal/sv"
)

// set breaks plain text and shows the lines.
func set(t testing.TB, words string, width float64, manner Manner) ([]Line, string) {
	t.Helper()
	runs, err := Append(nil, words, Run{Style: body})
	if err != nil {
		t.Fatal(err)
	}
	lines := new(Breaker).Break(runs, width, manner)
	return lines, show(lines)
}

func TestManners(t *testing.T) {
	for _, c := range []struct {
		name   string
		manner Manner
		width  float64
		words  string
		want   string
	}{
		{"hyphenated at a joint where the edge would be too uneven", Running, 160,
			"Planen är en systemförvaltningsplan med personuppgiftsbiträdesavtal och informationssäkerhetsklassning för nämnden.",
			"Planen är en system¬|förvaltningsplan med person¬|uppgiftsbiträdesavtal och|informationssäkerhetsklassning|för nämnden."},
		{"whole words where it is even enough", Running, 190,
			"Den som har frågor om planen kan vända sig till den som förvaltar systemet.",
			"Den som har frågor om planen kan|vända sig till den som förvaltar systemet."},
		{"a cell keeps words whole", Cell, 120,
			"Planen är en systemförvaltningsplan med avtal",
			"Planen är en|systemförvaltningsplan|med avtal"},
		{"a cell breaks a word that is wider", Cell, 90,
			"en systemförvaltningsplan",
			"en system¬|förvaltningsplan"},
		{"a heading has lines alike", Heading, 240,
			"Avtal om samverkan och drift av journalsystem i länet",
			"Avtal om samverkan och|drift av journalsystem i länet"},
		{"the last word stays whole", Running, 170,
			"Vi har gjort en plan som heter systemförvaltningsplan",
			"Vi har gjort en plan som heter|systemförvaltningsplan"},
		{"the last line is no stump where words can go down to it", Running, 136 * 72 / 25.4,
			"Vårdpersonal förskriver och beställer läkemedel och handelsvaror till dospatienter, det vill säga patienter som får sina läkemedel fördelade i påsar. De är ungefär 200\u00a0000.",
			"Vårdpersonal förskriver och beställer läkemedel och handelsvaror till dospatienter,|det vill säga patienter som får sina läkemedel fördelade i påsar. De är|ungefär 200\u00a0000."},
		{"no line begins with a dash", Running, 96,
			"Det gäller planen – och avtalet",
			"Det gäller planen –|och avtalet"},
		{"no address is hyphenated", Running, 150,
			"Skriv till oss på systemforvaltning@kommun.example eller ring",
			"Skriv till oss på|systemforvaltning@kommun.|example eller ring"},
	} {
		lines, got := set(t, c.words, c.width, c.manner)
		if got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
		for _, l := range lines {
			if l.Width > c.width+fits {
				t.Errorf("%s: a line is %.2f wide", c.name, l.Width)
			}
		}
	}
}

// prose is running text of the field, long enough for every width to be tried.
var prose = strings.Repeat("Förvaltningsorganisationen ansvarar för informationssäkerhetsklassningen och för att "+
	"personuppgiftsbiträdesavtalen följs upp. Systemägaren beslutar om verksamhetsutvecklingen – i samråd med nämnden. ", 3)

// TestNoThirdHyphen: at no width do three lines after one another end with a hyphen,
// where the words leave a choice.
func TestNoThirdHyphen(t *testing.T) {
	for width := 150.0; width < 500; width += 3 {
		row := 0
		lines, got := set(t, prose, width, Running)
		for _, l := range lines {
			if row++; !l.Segments[len(l.Segments)-1].Hyphen {
				row = 0
			}
			if row > 2 {
				t.Fatalf("width %.0f: %s", width, strings.ReplaceAll(got, "|", "\n"))
			}
		}
		if strings.Contains(got, "|–") {
			t.Errorf("width %.0f: a line begins with a dash", width)
		}
	}
}

// TestLearn: a word that our list does not know is broken where its owner says.
func TestLearn(t *testing.T) {
	runs, err := Append(nil, "Uppgiften är nyregionreformens lekparkstomterna nu.", Run{Style: body})
	if err != nil {
		t.Fatal(err)
	}
	const width = 205
	b := new(Breaker)
	before := show(b.Break(runs, width, Running))
	b.Learn([]string{"lekparks-tomt"})
	if got := show(b.Break(runs, width, Running)); !strings.Contains(got, "lekparks¬|tomterna") || strings.Contains(before, "lekparks¬") {
		t.Errorf("%s\nbefore: %s", got, before)
	}
}

// TestJustified: every line but the last reaches the edge, by wider or narrower
// spaces within bounds, and what is measured is what the segments add up to.
func TestJustified(t *testing.T) {
	for width := 200.0; width < 480; width += 7 {
		lines, _ := set(t, prose, width, Justified)
		for i, l := range lines {
			last := l.Segments[len(l.Segments)-1]
			if math.Abs(last.X+last.Width-l.Width) > fits {
				t.Fatalf("width %.0f: the segments end at %.3f, the line at %.3f", width, last.X+last.Width, l.Width)
			}
			space := last.Run.Width(' ')
			if l.Stretch < -space*shrinkable-fits || l.Stretch > 2*space+fits {
				t.Errorf("width %.0f: spaces are %.2f wider than %.2f", width, l.Stretch, space)
			}
			if i < len(lines)-1 && l.Stretch != 0 && math.Abs(l.Width-width) > fits {
				t.Errorf("width %.0f: a line is %.2f wide", width, l.Width)
			}
		}
	}
}

// TestTextOfEveryKind: hostile text is set in bounded time without losing a sign.
func TestTextOfEveryKind(t *testing.T) {
	for name, words := range map[string]string{
		"20 000 words":          strings.Repeat("informationssäkerhetsklassning av system ", 6667),
		"300 signs a word":      strings.Repeat(strings.Repeat("ordlängd", 38)+" ", 40),
		"one long word":         strings.Repeat("x", 30000),
		"one long path":         strings.Repeat("ordet/", 10000),
		"soft hyphens alone":    strings.Repeat("\u00AD", 20000) + "a",
		"soft hyphens":          strings.Repeat("a\u00AD", 20000),
		"no-break spaces":       strings.Repeat("a\u00A0", 20000),
		"spaces":                strings.Repeat(" ", 20000) + "a" + strings.Repeat(" ", 20000),
		"words of one letter":   strings.Repeat("i ", 20000),
		"hyphens":               strings.Repeat("-", 20000),
		"combining marks alone": "a" + strings.Repeat("\u0301", 20000),
	} {
		for _, manner := range []Manner{Running, Cell, Heading, Justified} {
			begun := time.Now()
			lines, _ := set(t, words, 380, manner)
			if took := time.Since(begun); took > 20*time.Second {
				t.Errorf("%s: %v", name, took)
			}
			n := 0
			for _, l := range lines {
				for _, seg := range l.Segments {
					n += len(seg.Text)
				}
				if l.Width > 380+fits {
					t.Errorf("%s: a line is %.2f wide", name, l.Width)
				}
			}
			if want := len(sv.NFC(words)); n != want {
				t.Errorf("%s: %d bytes of %d", name, n, want)
			}
		}
	}
}

// BenchmarkLongParagraph sets a paragraph of 20 000 words.
func BenchmarkLongParagraph(b *testing.B) {
	runs, err := Append(nil, strings.Repeat(prose, 200), Run{Style: body})
	if err != nil {
		b.Fatal(err)
	}
	var breaker Breaker
	b.ReportAllocs()
	for b.Loop() {
		breaker.Break(runs, 385, Running)
	}
}
