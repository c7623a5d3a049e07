package xlsx

import (
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1},
		{"ett två", 10, 1},
		{"ett två tre fyra fem", 10, 2},
		{"a\nb\nc", 10, 3},
		{"O:\\Funktions-och-Gruppmappar\\Systemförvaltare\\Manualer", 20, 4}, // a word wider than the column
	} {
		if got := lines(c.text, c.width, false); got != c.want {
			t.Errorf("lines(%q, %v) = %d, should be %d", c.text, c.width, got, c.want)
		}
		if got := lines(c.text, natural(c.text, true), true); !strings.Contains(c.text, "\n") && got != 1 {
			t.Errorf("%q takes %d lines in its natural width", c.text, got)
		}
	}
}
