package merge

import (
	"strings"
	"testing"

	"planverk/internal/doc"
)

// TestKeep shows hard spaces as ⍽.
func TestKeep(t *testing.T) {
	for _, want := range []string{
		"enligt §⍽12 och §§⍽194–198",
		"5⍽kap. 3⍽§ socialtjänstlagen",
		"kostar 25⍽000⍽kr, alltså 1⍽250⍽000⍽kronor",
		"ungefär 75⍽% (eller 80⍽%).",
		"den⍽15⍽december 2021, 1⍽maj",
		"kl.⍽9.00 och Kl.⍽10",
		"KS⍽2013/0082 och SN⍽2021:312",
		"2020-12-16 §⍽118",
		"år 2021 000", // a year is no group of a figure
		"060-16 31 00",
		"den 15 gången, den december",
		"Q1 2022 och 2 heltidstjänster",
		"SOC 2020",
		"§ och %",
		"inget att göra här",
	} {
		if got := strings.ReplaceAll(keep(strings.ReplaceAll(want, "⍽", " ")), "\u00a0", "⍽"); got != want {
			t.Errorf("%q became %q", want, got)
		}
	}
}

func TestTidy(t *testing.T) {
	text := func(s string) doc.Inline { return &doc.Text{S: s} }
	brk := &doc.Break{}
	value := &doc.Value{Kind: doc.Count, Text: "18", Exact: "18"}
	day := &doc.Value{Kind: doc.Day, Text: "16 dec", Exact: "2020-12-16"}
	cases := []struct {
		in   []doc.Inline
		want string
	}{
		{[]doc.Inline{text(" a "), text(" b ")}, "a b"},
		{[]doc.Inline{brk, text("a "), brk, brk, text(" b"), brk}, "a/b"},
		{[]doc.Inline{value, text(" % av"), value, text(" personer")}, "18⍽% av18 personer"},
		{[]doc.Inline{text("den "), day}, "den⍽16 dec"},
		{[]doc.Inline{text("§"), text(" 12")}, "§⍽12"},
		{[]doc.Inline{text(" "), brk}, ""},
		{nil, ""},
	}
	for _, c := range cases {
		got := ""
		for _, i := range tidy(c.in) {
			switch i := i.(type) {
			case *doc.Break:
				got += "/"
			case *doc.Text:
				got += i.S
			case *doc.Value:
				got += i.Text
			}
		}
		if got = strings.ReplaceAll(got, "\u00a0", "⍽"); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
