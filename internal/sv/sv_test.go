package sv

import (
	"math"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"golang.org/x/text/unicode/norm"
)

// table runs a function over pairs of input and wanted output. A middle dot in
// the wanted text stands for the hard space, which can not be seen in an editor.
func table(t *testing.T, f func(string) string, pairs ...[2]string) {
	t.Helper()
	for _, p := range pairs {
		if got, want := f(p[0]), strings.ReplaceAll(p[1], "·", NBSP); got != want {
			t.Errorf("%q gives %q, want %q", p[0], got, want)
		}
	}
}

func TestKeys(t *testing.T) {
	table(t, Key,
		[2]string{"följs upp senast", "följs_upp_senast"},
		[2]string{"e-post", "e_post"},
		[2]string{"telefon eller e-post", "telefon_eller_e_post"},
		[2]string{"a\u030ar", "år"},
		[2]string{"", ""})
	table(t, ASCII,
		[2]string{"Följs upp", "foljs upp"},
		[2]string{"ÅÄÖ åäö", "aao aao"},
		[2]string{"a\u030aa\u0308o\u0308", "aao"},
		[2]string{"Idé Übersee Ærø", "ide ubersee aero"})
	table(t, NFC,
		[2]string{"ka\u0308lla", "källa"},
		[2]string{"ascii", "ascii"})
}

func TestDecapital(t *testing.T) {
	table(t, Decapital,
		[2]string{"Ja", "ja"},
		[2]string{"Inte aktuellt", "inte aktuellt"},
		[2]string{"IT-kostnad", "IT-kostnad"},
		[2]string{"Å", "å"},
		[2]string{"", ""})
}

func TestClip(t *testing.T) {
	table(t, Clip,
		[2]string{"", ""},
		[2]string{strings.Repeat("å", 60), strings.Repeat("å", 60)},
		[2]string{strings.Repeat("å", 61), strings.Repeat("å", 60) + " …"},
		[2]string{"  två\n  rader ", "två rader"})
}

func TestSlug(t *testing.T) {
	table(t, Slug,
		[2]string{"Systemförvaltningsplan Procapita BoU 2021", "systemforvaltningsplan-procapita-bou-2021"},
		[2]string{" § 118 / Åre & Ärla ", "118-are-arla"},
		[2]string{"../../etc/passwd", "etc-passwd"},
		[2]string{"–", ""},
		[2]string{"日本", ""})
	if err := quick.Check(func(s string) bool {
		slug := Slug(s)
		return Slug(slug) == slug && strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" &&
			!strings.Contains(slug, "--") && strings.Trim(slug, "-") == slug
	}, nil); err != nil {
		t.Error(err)
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		got, want string
	}{
		{Int(0), "0"},
		{Int(999), "999"},
		{Int(1234), "1·234"},
		{Int(-1234), "−1·234"},
		{Int(3524000), "3·524·000"},
		{Int(math.MinInt64), "−9·223·372·036·854·775·808"},
		{Kronor(349900000), "3·499·000"},
		{Kronor(123450), "1·234,50"},
		{Kronor(-123405), "−1·234,05"},
		{Kronor(5), "0,05"},
		{Kronor(-1), "−0,01"},
		{Kronor(0), "0"},
		{Kronor(math.MinInt64), "−92·233·720·368·547·758,08"},
		{Decimal(200), "2"},
		{Decimal(50), "0,5"},
		{Decimal(3725), "37,25"},
		{Count(1, "varning", "varningar"), "1 varning"},
		{Count(0, "varning", "varningar"), "0 varningar"},
		{Count(2000, "fel", "fel"), "2·000 fel"},
	} {
		if want := strings.ReplaceAll(c.want, "·", NBSP); c.got != want {
			t.Errorf("got %q, want %q", c.got, want)
		}
	}
}

func TestDates(t *testing.T) {
	if got := Date(2020, 12, 6); got != "2020-12-06" {
		t.Error(got)
	}
	if got := LongDate(2020, 12, 16); got != "16"+NBSP+"december"+NBSP+"2020" {
		t.Error(got)
	}
	if Month(1) != "januari" || Month(12) != "december" || Month(0) != "" || Month(13) != "" {
		t.Error("month names")
	}
}

func TestLists(t *testing.T) {
	for _, c := range []struct {
		words   []string
		and, or string
	}{
		{nil, "", ""},
		{[]string{"kr"}, "kr", "kr"},
		{[]string{"kr", "tkr"}, "kr och tkr", "kr eller tkr"},
		{[]string{"kr", "tkr", "mnkr"}, "kr, tkr och mnkr", "kr, tkr eller mnkr"},
	} {
		if got := And(c.words); got != c.and {
			t.Errorf("And(%q) = %q", c.words, got)
		}
		if got := Or(c.words); got != c.or {
			t.Errorf("Or(%q) = %q", c.words, got)
		}
	}
	if Quote("kr") != "”kr”" {
		t.Error("quotation marks")
	}
}

func TestCompare(t *testing.T) {
	want := strings.Fields("Vallin Valter Vesterberg Wallin Übersee Ystad zeta Zinkgruvan Ånge Åre Älvdalen Ärla Östersund")
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if !slices.Equal(got, want) {
		t.Errorf("sorted\n%q, want\n%q", got, want)
	}
	if Compare("a", "a") != 0 || !Less("a", "b") || Less("b", "a") {
		t.Error("order of plain letters")
	}
	if err := quick.Check(func(a, b string) bool {
		n, m := Compare(a, b), Compare(b, a)
		return (n == 0) == (a == b) && (n < 0) == (m > 0)
	}, nil); err != nil {
		t.Error(err)
	}
}

func TestSuggest(t *testing.T) {
	keys := []string{"kostnad", "kommentar", "benämning", "intern tid", "beskrivs i", "följs upp senast", "år", "id", "namn"}
	for _, c := range [][2]string{
		{"kostand", "kostnad"},
		{"kostnader", "kostnad"},
		{"komentar", "kommentar"},
		{"Benamning", "benämning"},
		{"intern_tid", "intern tid"},
		{"följs upp sennast", "följs upp senast"},
		{"ar", "år"},
		{"amn", "namn"},
		{"xyz", ""},
		{"budget", ""},
		{"if", ""},
		{"", ""},
	} {
		if got := Suggest(c[0], keys); got != c[1] {
			t.Errorf("Suggest(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"abc", "acb", 1}, {"drift", "drfit", 1}, {"budget", "budjet", 1}, {"ca", "abc", 3}} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance([]rune(c.b), []rune(c.a)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

// Below U+0300 no sign joins the one before it or is written in two ways, so that what
// has none above is in its composed form already.
func TestMayCombine(t *testing.T) {
	for r := rune(0); r < 0x300; r++ {
		p := norm.NFC.PropertiesString(string(r))
		if s := string(r); mayCombine(s) || norm.NFC.String(s) != s || !p.BoundaryBefore() || p.CCC() != 0 {
			t.Errorf("U+%04X", r)
		}
	}
	if got := NFC("a\u030a"); got != "å" {
		t.Errorf("%q", got)
	}
}
