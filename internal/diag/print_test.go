package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// at is a stretch of n characters in fil.yaml.
func at(line, col, n int) Span {
	return Span{File: "fil.yaml", Start: Pos{line, col}, End: Pos{line, col + n}}
}

func printed(t *testing.T, p Printer, source string, l List) string {
	t.Helper()
	if source != "" {
		p.Source = func(string) ([]byte, bool) { return []byte(source), true }
	}
	var b bytes.Buffer
	if err := p.Print(&b, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The caret stands under the first character of the stretch and ~ under the
// others, whatever stands before it on the line.
func TestCaret(t *testing.T) {
	tests := []struct {
		name, source string
		span         Span
		want         string // source line and caret line, without the gutter
	}{
		{"å ä ö", "förvaltning: båu", at(1, 14, 3), "förvaltning: båu\n             ^~~"},
		{"decomposed", "fo\u0308rvaltning: bou", at(1, 14, 3), "förvaltning: bou\n             ^~~"},
		{"tab before", "a:\tbou", at(1, 4, 3), "a:  bou\n    ^~~"},
		{"tab within", "\ta\tb", at(1, 1, 4), "    a   b\n^~~~~~~~~"},
		{"wide", "東京: bou", at(1, 5, 3), "東京: bou\n      ^~~"},
		{"under wide", "a: 東京", at(1, 4, 2), "a: 東京\n   ^~~~"},
		{"combining", "x\u0304y: bou", at(1, 5, 3), "x\u0304y: bou\n   ^~~"},
		{"hidden signs", "a: \u202eb\x1b[31m", at(1, 4, 2), "a: �b�[31m\n   ^~"},
		{"private sign", "a: \ue000", at(1, 4, 1), "a: �\n   ^"},
		{"end of line", "a: b", at(1, 5, 1), "a: b\n    ^"},
		{"beyond the line", "a: b", at(1, 40, 3), "a: b\n    ^"},
		{"empty stretch", "a: b", at(1, 4, 0), "a: b\n   ^"},
		{"no end", "a: bcd", Span{File: "fil.yaml", Start: Pos{1, 4}}, "a: bcd\n   ^"},
		{"several lines", "a: bcd\n  e", Span{File: "fil.yaml", Start: Pos{1, 4}, End: Pos{2, 4}}, "a: bcd\n   ^~~"},
		{"crlf", "a: b\r\nc: ä\r\n", at(2, 4, 1), "c: ä\n   ^"},
		{"old mac", "a: b\rc: ä\r", at(2, 4, 1), "c: ä\n   ^"},
		{"byte order mark", "\ufeffa: b", at(1, 1, 1), "a: b\n^"},
		{"empty line", "\n", at(1, 1, 1), "\n^"},
		{"long line, early", strings.Repeat("x", 150), at(1, 3, 4), strings.Repeat("x", 100) + "…\n  ^~~~"},
		{"long line, late", strings.Repeat("x", 150), at(1, 140, 4), "…" + strings.Repeat("x", 44) + "\n                                  ^~~~"},
		{"longer than the window", strings.Repeat("x", 300), at(1, 101, 200), "…" + strings.Repeat("x", 100) + "…\n                                  ^" + strings.Repeat("~", 67)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := printed(t, Printer{}, tt.source, List{{Code: "PV114", Span: tt.span, Message: "M."}})
			lines := strings.Split(out, "\n")
			if len(lines) < 3 {
				t.Fatal(out)
			}
			got := strings.TrimPrefix(lines[1][len("    1 |"):], " ") + "\n" + strings.TrimPrefix(lines[2], "      | ")
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestPrint(t *testing.T) {
	l := List{
		{Code: "PV302", Severity: Varning, Span: at(2, 1, 3), Message: "B."},
		{Code: "PV301", Severity: Fel, Span: at(2, 1, 3), Message: "A.", Hints: []string{"Gör så.", "Eller så."}, Source: "OSL 18 kap. 8 §"},
		{Code: "PV301", Severity: Fel, Span: at(2, 1, 3), Message: "A."},
		{Code: "PV101", Severity: Fel, Span: Span{File: "fil.yaml"}, Message: "Hela filen."},
		{Code: "PV900", Severity: Upplysning, Message: "Utan fil, med \x1b[2J styrtecken."},
	}
	const want = `upplysning PV900: Utan fil, med �[2J styrtecken.

fil.yaml: fel PV101: Hela filen.

fil.yaml:2:1: fel PV301: A.
    2 | två
      | ^~~
  åtgärd: Gör så.
  åtgärd: Eller så.
  källa: OSL 18 kap. 8 §

fil.yaml:2:1: varning PV302: B.
    2 | två
      | ^~~

2 fel, 1 varning, 1 upplysning
`
	if got := printed(t, Printer{}, "ett\ntvå\n", l); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := printed(t, Printer{}, "", nil); got != "" {
		t.Errorf("an empty list prints %q", got)
	}
	if got, want := printed(t, Printer{}, "", l[:1]), "fil.yaml:2:1: varning PV302: B.\n\n1 varning\n"; got != want {
		t.Errorf("without source: got %q, want %q", got, want)
	}
	if l[0].Code != "PV302" {
		t.Error("printing sorted the caller's list")
	}
}

func TestPrintColor(t *testing.T) {
	got := printed(t, Printer{Color: true}, "a: b", List{{Code: "PV114", Span: at(1, 4, 1), Message: "M."}})
	const want = "\x1b[1mfil.yaml:1:4\x1b[0m: \x1b[1;31mfel\x1b[0m PV114: M.\n    1 | a: b\n      |    \x1b[1;32m^\x1b[0m\n\n1 fel\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// full is a writer that fails.
type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestPrintTellsOfAFailedWrite(t *testing.T) {
	if err := (Printer{}).Print(full{}, List{{Code: "PV114"}}); !errors.Is(err, errFull) {
		t.Error(err)
	}
}

func TestSummary(t *testing.T) {
	many := func(n int, s Severity) (l List) {
		for range n {
			l = append(l, Diagnostic{Severity: s})
		}
		return l
	}
	tests := []struct {
		l    List
		want string
	}{
		{nil, "inga anmärkningar"},
		{many(1, Fel), "1 fel"},
		{many(1, Varning), "1 varning"},
		{many(2, Upplysning), "2 upplysningar"},
		{append(many(2, Fel), append(many(5, Varning), many(1, Upplysning)...)...), "2 fel, 5 varningar, 1 upplysning"},
	}
	for _, tt := range tests {
		if got := tt.l.Summary(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestSorted(t *testing.T) {
	in := List{
		{Span: Span{File: "b.yaml"}, Code: "PV101", Message: "x"},
		{Span: at(10, 1, 1), Code: "PV101", Message: "x"},
		{Span: at(2, 3, 1), Code: "PV102", Message: "x"},
		{Span: at(2, 3, 1), Code: "PV101", Severity: Varning, Message: "x"}, // less grave in another document
		{Span: at(2, 3, 1), Code: "PV101", Message: "y"},
		{Span: at(2, 3, 1), Code: "PV101", Message: "x"},
		{Span: at(2, 3, 9), Code: "PV101", Message: "x"}, // the same at the same place
		{Span: at(2, 1, 1), Code: "PV109", Message: "x"},
	}
	var got []string
	for _, d := range in.Sorted() {
		got = append(got, d.Span.String()+" "+d.Severity.String()+" "+d.Code+" "+d.Message)
	}
	want := []string{
		"b.yaml fel PV101 x",
		"fil.yaml:2:1 fel PV109 x",
		"fil.yaml:2:3 fel PV101 x", "fil.yaml:2:3 fel PV101 y", "fil.yaml:2:3 fel PV102 x",
		"fil.yaml:10:1 fel PV101 x",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestJSON(t *testing.T) {
	got, err := json.Marshal(List{
		{Code: "PV301", Span: at(12, 9, 4), Message: "”a” < b.", Hints: []string{"Gör så."}, Source: "GDPR artikel 30"},
		{Code: "PV101", Severity: Varning, Span: Span{File: "fil.yaml"}, Message: "Hela filen."},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `[{"fil":"fil.yaml","rad":12,"kolumn":9,"slutrad":12,"slutkolumn":13,"nivå":"fel","kod":"PV301","meddelande":"”a” \u003c b.","åtgärd":["Gör så."],"källa":"GDPR artikel 30"},` +
		`{"fil":"fil.yaml","rad":0,"kolumn":0,"slutrad":0,"slutkolumn":0,"nivå":"varning","kod":"PV101","meddelande":"Hela filen.","åtgärd":[],"källa":""}]`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A line that is a whole file is shown around the place, the same as a shorter one, and
// costs no more.
func TestLongestLines(t *testing.T) {
	for _, col := range []int{1, 50, 99, 100, 101, 150, 400, 900, 999, 1000} {
		short, long := strings.Repeat("å", col-1)+"X"+strings.Repeat("ö", 1000), strings.Repeat("å", col-1)+"X"+strings.Repeat("ö", 200_000)
		p := func(source string) string {
			return printed(t, Printer{}, source, List{New("PV116", at(1, col, 1), "Fel.")})
		}
		if p(short) != p(long) {
			t.Errorf("column %d:\n%s\n%s", col, p(short), p(long))
		}
		if got := p(short); !strings.Contains(got, "X") || len([]rune(strings.Split(got, "\n")[1])) > widest+12 {
			t.Errorf("column %d:\n%s", col, got)
		}
	}
	line := strings.Repeat("å", 200_000)
	if n := testing.AllocsPerRun(10, func() { window(at(1, 150_000, 1), line) }); n > 2000 {
		t.Errorf("%v allocations for a line of a lot of signs", n)
	}
}
