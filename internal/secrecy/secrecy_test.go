package secrecy

import (
	"strings"
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
		{name, "\uff21\u030asa \u00d6hrn\u200e-Lind\u00e9", true},                // full width, a mark of direction
		{name, "Å\u0455\u0430 Öhrn-Lindé", true},                                 // Cyrillic letters
		{value, "driften (\u202dAd\ufe0fva\u2063nia\u202c)", true},               // signs that nobody sees
		{Secret{Kind: Words, Value: "Filip Fiskare"}, "\ufb01lip Fiskare", true}, // a ligature
		{part, "lindvall@kommun.example", true},
		{part, "konto knaby\\lindvall", true},
		{part, "svc_lindvall", true},
		{part, "lindvall.", false},
		{phone, "060 | 16 | 30 | 02", true}, // cell by cell
		{phone, "06016\u200b3002", true},
		{phone, "060·16·30·02", true},
		{phone, "\uff10\uff16\uff10-16 30 02", true},
		{mail, "asa.ohrn\u200e@kommun.example", true},
		{Secret{Kind: Figure, Value: "3499000"}, "3\u2007499\u2007000", true},
		{Secret{Kind: Figure, Value: "3499000"}, "3.499.000,00", true},
		{Secret{Kind: Figure, Value: "3499000"}, "3 499 tkr", true},
		{Secret{Kind: Figure, Value: "3499000"}, "3,499 miljoner", true},
		{Secret{Kind: Figure, Value: "3500000"}, "3,5 mnkr", true},
		{Secret{Kind: Figure, Value: "3499000"}, "3,5 mnkr", false}, // nobody can tell
		{Secret{Kind: Figure, Value: "3499000"}, "3,50 miljoner", true},
		{Secret{Kind: Figure, Value: "3499000"}, "3,51 miljoner", false},
		{Secret{Kind: Figure, Value: "1200000"}, "1,2 mnkr", true},
		{Secret{Kind: Figure, Value: "1200000"}, "1,2 miljoner", true},
		{Secret{Kind: Figure, Value: "1200000"}, "1,2 milj kr", true},
		{Secret{Kind: Figure, Value: "1200000"}, "1,2\u00a0Mkr", true},
		{Secret{Kind: Figure, Value: "1200000"}, "1.2 MSEK", true},
		{Secret{Kind: Figure, Value: "1200000"}, "1 200 tkr", true},
		{Secret{Kind: Figure, Value: "1200000"}, "1200 t kr", true},
		{Secret{Kind: Figure, Value: "1200000"}, "1 200 tusen", true},
		{Secret{Kind: Figure, Value: "1200000"}, "0,0012 miljarder", true},
		{Secret{Kind: Figure, Value: "1200000"}, "1,3 mnkr", false},
		{Secret{Kind: Figure, Value: "1200000"}, "1,2 mil", false},
		{Secret{Kind: Figure, Value: "1234567"}, "1 235 tkr", true},
		{Secret{Kind: Figure, Value: "1234567"}, "1,23 mnkr", true},
		{Secret{Kind: Figure, Value: "1234567"}, "1,2 mnkr", false},
		{Secret{Kind: Figure, Value: "1234567"}, "1,24 mnkr", false},
		{Secret{Kind: Figure, Value: "1500000"}, "en och en halv miljon", true},
		{Secret{Kind: Figure, Value: "1500000"}, "1½ miljoner", true},
		{Secret{Kind: Figure, Value: "1500000"}, "1 ½ mnkr", true},
		{Secret{Kind: Figure, Value: "500000"}, "en halv miljon", true},
		{Secret{Kind: Figure, Value: "500000"}, "½ miljon", true},
		{Secret{Kind: Figure, Value: "500000"}, "femhundra tusen", true},
		{Secret{Kind: Figure, Value: "2000000"}, "två miljoner kronor", true},
		{Secret{Kind: Figure, Value: "2000000"}, "tolv miljoner", false},
		{Secret{Kind: Figure, Value: "80000"}, "Åttiotusen", true},
		{Secret{Kind: Figure, Value: "80000"}, "åttio tusen kr", true},
		{Secret{Kind: Figure, Value: "3000000"}, "Hittretre miljoner", false},
		{Secret{Kind: Figure, Value: "100000"}, "hundratusen", true},
		{Secret{Kind: Figure, Value: "250000"}, "¼ miljon", true},
		{Secret{Kind: Figure, Value: "12000000"}, "tolv miljoner", true},
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

// TestSuspects: what looks like personal data, and what only nearly does.
func TestSuspects(t *testing.T) {
	for text, want := range map[string]string{
		"Enligt Kajsa Provberg ska":             "Kajsa Provberg",
		"Kajsa Provberg ska":                    "Kajsa Provberg",
		"av **Kajsa** Provberg":                 "Kajsa Provberg",
		"KAJSA PROVBERG":                        "KAJSA PROVBERG",
		"Kaj\u00adsa Prov\u00adberg":            "Kajsa Provberg",
		"Anna-Karin von Prov":                   "Anna-Karin von Prov",
		"Karl P. Provberg":                      "Karl P. Provberg",
		"fråga Kajsa på måndag":                 "Kajsa",
		"Provbergs och Andersson":               "Andersson",
		"handläggare Xiu Provchen":              "Xiu Provchen",
		"skriv till kajsa.provberg@exempel.se":  "kajsa.provberg@exempel.se",
		"ring 070-174 06 05 eller växeln":       "070-174 06 05",
		"+46 (0)70 174 06 05":                   "+46 (0)70 174 06 05",
		"850709-9805":                           "850709-XXXX",
		"19850709 9805, 850769-9800":            "850709-XXXX", // the last digit of the other is wrong
		"19850769-9802":                         "850769-XXXX", // a coordination number
		"850732-9807, 5560360793, 556036-0793":  "",            // no such day, an organisation's number
		"Per Nordkart och Lifecare":             "Per Nordkart",
		"Timrå kommun, Microsoft Teams, IT":     "",
		"Maj och juni. Per månad. Sten läggs":   "",
		"Systemägare Ola Utegård beslutar":      "", // known
		"Karta Karin är ett system":             "", // known
		"support@exempel.se, info@exempel.se":   "",
		"060-16 30 00, 0771-12 34 56, 2026/123": "",
		"Sofia HR":                              "",
		"Dokumentet SS-EN 301 549":              "",
	} {
		var found []string
		for _, s := range Suspects(text, &Acquainted{words: []string{"olautegard", "kartakarin"}}) {
			found = append(found, s.Words)
		}
		if got := strings.Join(found, "; "); got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}
