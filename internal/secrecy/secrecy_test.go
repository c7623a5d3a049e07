package secrecy

import (
	"testing"
)

func TestFind(t *testing.T) {
	name := Secret{Kind: Words, Value: "Åsa Öhrn-Lindé"}
	part := Secret{Kind: Part, Value: "Lindvall"}
	phone := Secret{Kind: Phone, Value: "060-16 30 02"}
	mail := Secret{Kind: Mail, Value: "asa.ohrn@kommun.example"}
	value := Secret{Kind: Words, Value: "Advania"}
	for _, tt := range []struct {
		secret Secret
		text   string
		found  bool
	}{
		{name, "Fråga Åsa Öhrn-Lindé om det", true},
		{name, "fråga ÅSA\u00a0ÖHRN\u2011LINDÉ", true},
		{name, "A\u030asa O\u0308hrn-Linde\u0301", true}, // NFD
		{name, "Å\u00adsa Öhrn-\nLin\u00addé", true},     // soft hyphens, broken over lines
		{name, "planer/asa-ohrn-linde.yaml", true},       // a file name
		{name, "**Åsa** Öhrn-Lindés byrå", true},         // marked up, in the genitive
		{name, "Gåsa Öhrn-Lindé", false},                 // begins within a word
		{part, "Kontakta Lindvall.", true},
		{part, "enligt Lindvalls beslut", true},
		{part, "Lind-\nvall", true},
		{part, "Lindvallen ligger i Åre", false},
		{part, "lindvall", false}, // no name
		{phone, "ring 060-16 30 02", true},
		{phone, "ring 060 163002", true},
		{phone, "+46 60 16 30 02", true},
		{phone, "+46 (0)60-16\u00a030\u00a002", true},
		{phone, "0046-60163002", true},
		{phone, "anknytning 16 30 02", true},
		{phone, "163 002 kr", false},
		{phone, "060-16 30 03", false},
		{mail, "ASA.OHRN@kommun.example", true},
		{mail, "asa.ohrn@\u200bkommun.\nexample", true},
		{mail, "asa@kommun.example", false},
		{value, "Driften sköts av ADVANIA", true},
		{value, "Advaniamiljön", true},
		{Secret{Kind: Figure, Value: "3499000"}, "kostar 3\u00a0499\u00a0000 kr", true},
		{Secret{Kind: Figure, Value: "3499000"}, "3499000", true},
		{Secret{Kind: Figure, Value: "3499000"}, "34990001", false},
		{Secret{Kind: Short, Value: "Nej"}, "Nej", false},
	} {
		if _, found := tt.secret.Find(NewText(tt.text)); found != tt.found {
			t.Errorf("%q in %q: found %v, want %v", tt.secret.Value, tt.text, found, tt.found)
		}
	}
}

func TestPathsAreTaken(t *testing.T) {
	for text, want := range map[string]string{
		`O:\Funktions- och Gruppmappar\System`:                                    PathGone,
		`Planen finns på O:\Grupp mappar\Plan.docx. Läs den.`:                     "Planen finns på " + PathGone + ". Läs den.",
		`Se "\\srv01\delat\it" och handboken`:                                     `Se "` + PathGone + `" och handboken`,
		`[Planen](file:///srv/plan.pdf) gäller`:                                   `Planen gäller`,
		`Gå till http://timnet/plan och läs`:                                      `Gå till ` + AddressGone + ` och läs`,
		`Gå till https://plan.intra. Läs.`:                                        `Gå till ` + AddressGone + `. Läs.`,
		`Servern 10.20.30.40 står i källaren`:                                     `Servern ` + AddressGone + ` står i källaren`,
		`Läs mer på https://www.timra.se/plan och [här](https://kommun.example/)`: `Läs mer på https://www.timra.se/plan och [här](https://kommun.example/)`,
		`Tid: 8:30, version 10.2, kvot 3:2`:                                       `Tid: 8:30, version 10.2, kvot 3:2`,
	} {
		clean, taken := withoutPaths(text)
		if clean != want {
			t.Errorf("%q becomes %q, want %q", text, clean, want)
		}
		if (len(taken) > 0) != (clean != text) {
			t.Errorf("%q: taken %q", text, taken)
		}
		if _, path := Path(clean); path != "" {
			t.Errorf("%q: a path is left: %q", text, path)
		}
	}
}

func TestPathIsFound(t *testing.T) {
	for _, text := range []string{`finns på C:\data`, `(\\srv\delat\x)`, `file:///srv/x`, `O:\\Grupp`} {
		if _, path := Path(text); path == "" {
			t.Errorf("%q: no path found", text)
		}
	}
}
