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
		"5⍽kap.⍽3⍽§ socialtjänstlagen",
		"kostar 25⍽000⍽kr, alltså 1⍽250⍽000⍽kronor",
		"ungefär 75⍽% (eller 80⍽%).",
		"den⍽15⍽december⍽2021, 1⍽maj",
		"i maj 2021 och i december 2022",
		"kl.⍽9.00 och Kl.⍽10",
		"KS⍽2013/0082 och SN⍽2021:312",
		"2020-12-16 §⍽118",
		"år⍽2021 000", // a year is no group of a figure
		"060-16⍽31⍽00, (060-16⍽30⍽00) eller +46⍽60⍽16⍽30⍽00.",
		"060-16 och 30 00",
		"2021-12-15 10 00",
		"se bilaga⍽A, tabell⍽3, avsnitt⍽4.2 och punkt⍽4",
		"dnr⍽2021:7, nr⍽12, kap.⍽3, ca⍽20⍽st och cirka⍽300⍽GB",
		"efter 5⍽år, 10⍽dagar och 3⍽månader",
		"år⍽2021 års budget, 2021 år",
		"t.⍽ex., fr.⍽o.⍽m. och m.⍽m.",
		"A.⍽Norrby, av A.⍽Norrby och J.⍽A.⍽Åkerö",
		"se Plan A. Nämnden, och bilaga⍽A. Nämnden",
		"en plan. Den gäller. I dag",
		"Vi ska. Nu",
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
