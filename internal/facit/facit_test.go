package facit

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"planverk/internal/readback"
	"planverk/render/pdf"
	"planverk/render/rendertest"
)

// sample is the Set of the writers' sample document.
func sample(t *testing.T) Set {
	t.Helper()
	d := rendertest.Sample()
	var b bytes.Buffer
	if err := pdf.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	s, err := Of(d, "# "+d.Meta.Title+"\n", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const before = `sida 1  595.5 × 842
     85      48  (Header)      8.5 #56606a       "Almby"
     85     100  H2            17 fet #0b4f6c    "1 "
    119     100  H2            17 fet #0b4f6c    "Inledning"
     85     120  P             10.5 #1c2126      "Planen gäller hela "
     85   135.5  P             10.5 #1c2126      "förvaltningen."
     85     160  Caption       9.5 fet #1c2126   "Tabell 1. Budget 2022"
     85     155  (Layout)      linje 439.5 0 | streck 0.4 #c4ccd4
     85     180  TH            9 fet #1c2126     "Kostnad"
    200     180  TD            9 #1c2126         "1\u00a0000"
     85     220  P             10.5 #1c2126      "Slut."
sida 2  595.5 × 842
     85     100  H2            17 fet #0b4f6c    "Bilagor"
`

// TestCompareLayout: each kind of change is told in words.
func TestCompareLayout(t *testing.T) {
	for _, c := range []struct {
		name, old, new string // regexp and replacement
		want           []string
	}{
		{"down", `(?m)^     85     160  C|^     85     180  T|^    200     180  T|^     85     220  P`, "",
			[]string{"Sidan 1: tabellen ”Tabell 1. Budget 2022” har flyttat 12 punkter ned, och det som följer efter lika mycket."}},
		{"half a point", `119     100  H2`, "119   100.5  H2", []string{"Sidan 1: rubriken ”1 Inledning” är satt på ett annat sätt: andra ord, radbrytningar eller bredder."}},
		{"sideways", `     85     220  P`, "     91     220  P", []string{"Sidan 1: stycket ”Slut.” har flyttat 6 punkter åt höger."}},
		{"look", `10.5 #1c2126      "Slut."`, `10.5 kursiv #1c2126  "Slut."`, []string{"Sidan 1: stycket ”Slut.” har en annan storlek, stil eller färg."}},
		{"words", `"Slut."`, `"Ände."`, []string{"Sidan 1: stycket ”Ände.” har fått andra ord."}},
		{"gone", `.*"Slut."\n`, "", []string{"Sidan 1: stycket ”Slut.” har tagits bort."}},
		{"new", `"Slut."\n`, "\"Slut.\"\n     85     290  P  10.5 #1c2126  \"Mer.\"\n", []string{"Sidan 1: stycket ”Mer.” har tillkommit."}},
		{"cell", `1\\u00a0000`, `2\u00a0000`, []string{"Sidan 1: tabellen ”Tabell 1. Budget 2022” är satt på ett annat sätt: andra ord, radbrytningar eller bredder."}},
		{"lines in a cell", `(?m)^(     85     )180  T.(.*)$`, "${1}180  P $2\n${1}192  P $2", []string{"Sidan 1: tabellen ”Tabell 1. Budget 2022” är satt på ett annat sätt: andra ord, radbrytningar, bredder eller stilar."}},
		{"line", `439.5 0`, "300 0", []string{"Sidan 1: en linje eller yta har ändrats."}},
		{"other page", `(?s)(     85     220  P[^\n]*\n)(sida 2[^\n]*\n)`, "$2$1", []string{"Stycket ”Slut.” har flyttat från sidan 1 till sidan 2."}},
		{"fewer pages", `(?s)sida 2.*`, "", []string{"Handlingen hade 2 sidor, har nu 1 sida.", "Sidan 2: rubriken ”Bilagor” har tagits bort."}},
		{"wider", `sida 2  595.5`, "sida 2  842", []string{"Sidan 2 har ett annat format."}},
		{"tag alone", `\(Header\)`, "(Footer)", []string{"Sidan 1: sidhuvudet har tagits bort.", "Sidan 1: sidfoten har tillkommit."}},
	} {
		after := regexp.MustCompile(c.old).ReplaceAllString(before, c.new)
		if c.name == "down" {
			after = strings.NewReplacer("160  C", "172  C", "180  T", "192  T", "220  P", "232  P").Replace(before)
		}
		if after == before {
			t.Fatalf("%s: nothing was changed", c.name)
		}
		got := compareLayout(before, after)
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestCompareFigures(t *testing.T) {
	const old = "budget.summa = 1000.00 (1\u00a0000)\na.år = 2027 (2027)\nb.når = 2026-10-01 (1\u00a0oktober 2026)\nc.del = 1500000.00 (1,5)\n"
	for _, c := range []struct{ old, new, want string }{
		{"1000.00 (1\u00a0000)", "2000.00 (2\u00a0000)", "Siffran budget.summa var 1\u00a0000, är nu 2\u00a0000."},
		{"1500000.00", "1540000.00", "Siffran c.del var 1,5 [1500000.00], är nu 1,5 [1540000.00]."},
		{"a.år = 2027 (2027)\n", "", "Siffran a.år (2027) finns inte längre."},
		{"a.år = 2027 (2027)\n", "a.år = 2027 (2027)\nny = 5 (5)\n", "Siffran ny är ny: 5."},
	} {
		if got := strings.Join(compareFigures(old, strings.Replace(old, c.old, c.new, 1)), "\n"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	if got := compareFigures("a = 1 (1)\nb = 2 (2)\n", "b = 2 (2)\na = 1 (1)\n"); len(got) != 1 || got[0] != "Siffrorna står i en annan ordning." {
		t.Errorf("another order: %v", got)
	}
}

func TestCompareText(t *testing.T) {
	long := strings.Repeat("ord ", 60)
	got := compareText("a\nb\n"+long+"Summa 1\nd\n", "a\n"+long+"Summa 2\nd\ne\n")
	if len(got) != 4 || got[0] != "- b" || !strings.HasSuffix(got[1], "Summa 1") || !strings.HasPrefix(got[2], "+ …") || got[3] != "+ e" {
		t.Errorf("got %q", got)
	}
}

// TestCompareIsSilentAndNeverBlind: the same gives nothing, and any changed byte
// gives something.
func TestCompareIsSilentAndNeverBlind(t *testing.T) {
	s := sample(t)
	if got := Compare(s, s); got != nil {
		t.Errorf("the same: %v", got)
	}
	for _, name := range Files {
		for i := 0; i < len(*s.File(name)); i += 97 {
			other := s
			text := []byte(*s.File(name))
			text[i] ^= 1
			*other.File(name) = string(text)
			if got := Compare(s, other); len(got) == 0 || got[0].File != name {
				t.Fatalf("byte %d of %s: %v", i, name, got)
			}
		}
	}
	if got := Compare(Set{}, s); len(got) < 3 {
		t.Errorf("from nothing: %v", got)
	}
}

var tags = regexp.MustCompile(`(?m)^( *\S+ +\S+  )\S+ +`)

// TestRedraw: what is drawn from a layout file is what stands in it, to the half
// point, as another's program reads it.
func TestRedraw(t *testing.T) {
	s := sample(t)
	sheets, err := readback.Drawing(Redraw(s.Layout))
	if err != nil {
		t.Fatal(err)
	}
	bare := func(layout string) string {
		var keep []string
		for line := range strings.Lines(tags.ReplaceAllString(layout, "$1")) {
			if shape, _, _ := strings.Cut(line, " | "); shape != line {
				line = shape // a weight is rounded once more
			}
			keep = append(keep, strings.Join(strings.Fields(line), " "))
		}
		return strings.Join(keep, "\n")
	}
	got, want := bare(writeLayout(sheets)), bare(strings.NewReplacer("−", "–", "☐", "o", "☒", "×", `\u2002`, "  ").Replace(s.Layout)) // Helvetica has none of them
	if got != want {
		for _, line := range compareText(want, got)[:min(8, len(compareText(want, got)))] {
			t.Error(line)
		}
	}
	if s.Pages() != len(sheets) || s.Count() < 10 {
		t.Errorf("%d pages, %d figures", s.Pages(), s.Count())
	}
}

// TestRedrawWatermark: the watermark rises from corner to corner in the picture too,
// and what is marked as changed is the square that it fills.
func TestRedrawWatermark(t *testing.T) {
	const page = "sida 1  595.5 × 842\n    159   620.5  (Watermark)   118 fet vriden #f0f2f4 \"UTKAST\"\n"
	sheets, err := readback.Drawing(Redraw(page))
	if err != nil || len(sheets) != 1 || len(sheets[0].Marks) != 1 {
		t.Fatal(sheets, err)
	}
	if m := sheets[0].Marks[0]; !m.Turn || m.Text != "UTKAST" {
		t.Errorf("%+v", m)
	}
	changed := ChangedPages("sida 1  595.5 × 842\n", page)
	if len(changed) != 1 || len(changed[0].After) != 1 {
		t.Fatalf("%+v", changed)
	}
	if a := changed[0].After[0]; a.X < 60 || a.Y < 250 || a.X+a.W > 595 || a.Y+a.H > 630 || a.W < 250 || a.H < 250 {
		t.Errorf("%+v", a)
	}
}

// FuzzLayout: a facit that somebody has edited may say anything.
func FuzzLayout(f *testing.F) {
	f.Add(before)
	f.Add("sida 1 2 × 3\n1 2 P bana M 1 2 C | yta #1 streck\n1 2 P \"\n1 2 P 9 \"x\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		Compare(Set{Layout: before}, Set{Layout: text})
		ChangedPages(text, before)
		Redraw(text)
	})
}
