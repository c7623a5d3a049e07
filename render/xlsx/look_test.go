package xlsx

import (
	"strconv"
	"strings"
	"testing"
)

func TestLegible(t *testing.T) {
	for accent, want := range map[string]string{"#0B4F6C": "0B4F6C", "0b4f6c": "0B4F6C", "": "0B4F6C", "blå": "0B4F6C", "#FFF": "0B4F6C", "#000000": "000000"} {
		if got := legible(accent); got != want {
			t.Errorf("legible(%q) = %s, should be %s", accent, got, want)
		}
	}
	for _, pale := range []string{"#FFFFFF", "#8FBC8F", "#FFFF00", "#767676"} {
		v, err := strconv.ParseUint(legible(pale), 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		if c := 1.05 / (luminance([3]float64{float64(v >> 16), float64(v >> 8 & 0xff), float64(v & 0xff)}) + 0.05); c < 4.5 {
			t.Errorf("%s became %s with contrast %.2f", pale, legible(pale), c)
		}
	}
}

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
