package planverk_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/templates"
)

const (
	publicTown = `id: k
namn: Knäby kommun
utseende: { logotyp: { fil: bild/märke.svg, alternativtext: Märke } }
publicering: { kanal: webben, sidansvarig: Registrator }
maskeras:
  - { fält: inledning.omfattning.driftmiljö, bestämmelse: 18 kap. 8 § OSL, datum: 2026-01-15, myndighet: Nämnden }
register:
  organisationer: { drift: { namn: Norrdrift AB, typ: leverantör }, it: { namn: IT-enheten, typ: enhet } }
  roller: { systemförvaltare: Systemförvaltare, systemägare: Systemägare, systemadministratör: Systemadministratör }
  personer:
    pia-prov: { namn: Pia Provström, titel: systemförvaltare, telefon: 060-16 30 02, e-post: pia.provstrom@knaby.example, funktionsadress: system@knaby.example, publiceras: intern }
    ola-ute: { namn: Ola Utegård, titel: förvaltningschef, publiceras: extern }
    eva: { namn: Eva Tystberg }
`
	publicPlan = `dokument: { typ: systemförvaltningsplan, id: bas, titel: Plan Bas, år: 2026, diarienummer: KS 2026/14, publicering: { nyckelord: [it] } }
inledning:
  system: Bas
  beskrivning: Ett system.
  omfattning: { driftmiljö: drift, inloggning: Fråga på O:\Grupp mappar\Rutin. }
  klassning: [{ information: Allt, konfidentialitet: måttlig, riktighet: måttlig, tillgänglighet: måttlig, spårbarhet: måttlig }]
budget: { rader: { drift: { benämning: Drift, kostnad: 1 000 kr } } }
organisation:
  roller: [{ roll: systemförvaltare, innehavare: pia-prov }, { roll: systemägare, innehavare: ola-ute }, { roll: systemadministratör, innehavare: eva }]
användarstöd: { support: [{ kontakt: pia-prov, telefon eller e-post: [060-16 30 02, system@knaby.example] }] }
dokumentation: [{ dokument: Handbok, beskrivning: Hur, sökväg: 'O:\Handbok' }]
`
	publicWheel = `dokument: { typ: årshjul, id: hjul, titel: Årshjul, år: 2026 }
underlag: { år: 2026 }
`
)

// outside builds the public edition of a municipality, with some texts put in the place
// of others.
func outside(t *testing.T, formats []string, replace ...string) (fs.FS, diag.List) {
	t.Helper()
	change := strings.NewReplacer(replace...)
	data := fstest.MapFS{
		"k/bild/märke.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#0b4f6c" d="M0 0h10v10z"/></svg>`)},
	}
	for name, text := range map[string]string{"k/kommun.yaml": publicTown, "k/planer/x.yaml": publicPlan, "k/HJUL": publicWheel, // a file only where it is given its name

		"k/mallar/systemforvaltningsplan/delar/budget.efter.md": "Eget stycke.\n"} {
		data[change.Replace(name)] = &fstest.MapFile{Data: []byte(change.Replace(text))}
	}
	out := filepath.Join(t.TempDir(), "output")
	report := planverk.Build(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
		[]planverk.Place{{FS: data, Path: "k", Name: func(f string) string { return "data/" + f }}},
		planverk.Options{Out: "output", Public: true, Formats: formats, Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	return os.DirFS(out), report.Findings
}

func TestPublicEdition(t *testing.T) {
	files, found := outside(t, nil)
	if found.HasErrors() {
		t.Fatal(found)
	}
	text := strings.Join(strings.Fields(strings.ReplaceAll(read(t, files, "k/bas-2026-publik/systemforvaltningsplan-bas-2026-publik.md"), `\`, "")), " ")
	for _, want := range []string{"Utgåva", "Publik utgåva", "Uppgiften är borttagen (18 kap. 8 § OSL)", "Sökvägen är borttagen",
		"| Systemförvaltare | Systemförvaltare |", "| Systemägare | Ola Utegård |", "| Systemadministratör | Medarbetare |", "system@knaby.example"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text:\n%s", want, text)
		}
	}
	for _, gone := range []string{"Pia", "Tystberg", "060", "Norrdrift", "O:"} {
		if strings.Contains(text, gone) {
			t.Errorf("%q is left in the text", gone)
		}
	}
	if _, l := planverk.Verify(files, "."); l.HasErrors() {
		t.Error(l)
	}
	if _, err := fs.Stat(files, "k/bas-2026"); err == nil {
		t.Error("the ordinary edition was built too")
	}
}

// TestMaskedAmountIsFoundAsWritten: a masked amount is known again in running text however
// people write it, rounded too, and another amount is not taken for it.
func TestMaskedAmountIsFoundAsWritten(t *testing.T) {
	for words, leaks := range map[string]bool{
		"1 234 567 kr": true, "1 234 568 kronor": true, "1 235 tkr": true, "1,23 miljoner": true, "1,235 mnkr": true, "1,24 miljoner": false, "1 234 tkr": false,
	} {
		files, found := outside(t, []string{"md"}, "fält: inledning.omfattning.driftmiljö", "fält: budget.rader.drift.kostnad",
			"kostnad: 1 000 kr", "kostnad: '1 234 567,50 kr'", "beskrivning: Ett system.", "beskrivning: Driften kostar "+words+" om året.")
		if got := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == "PV540" }); got != leaks {
			t.Errorf("%s: found %v: %v", words, got, found)
		}
		if _, err := fs.Stat(files, "k/bas-2026-publik"); (err == nil) == leaks {
			t.Errorf("%s: published %v", words, err == nil)
		}
	}
}

// TestLeaksAreFound: wherever a masked value is planted, the proof finds it in the files
// that it comes to, and nothing of the document is published.
func TestLeaksAreFound(t *testing.T) {
	for _, tt := range []struct {
		name, old, planted string
		at                 string // of the finding
		in                 string // what it says of where, in part
		also               string
	}{
		{"running text", "beskrivning: Ett system.", "beskrivning: Fråga Pia Provström.", "data/k/planer/x.yaml:4:16", ".pdf, sidan 3", "systemforvaltningsplan-bas-2026-publik.md, rad 18, systemforvaltningsplan-bas-2026-publik.html, texten och systemforvaltningsplan-bas-2026-publik.klistra-in.html, texten"},
		{"a surname alone", "beskrivning: Ett system.", "beskrivning: Fråga Provström.", "data/k/planer/x.yaml:4:16", "en del av namnet på personen pia-prov", ".md, rad"},
		{"a footnote", "beskrivning: Ett system.", `beskrivning: "Ett system.[^1]\n\n[^1]: Enligt Pia Provström."`, "data/k/planer/x.yaml:4:16", ".pdf, sidan", ".md, rad"},
		{"a number", "beskrivning: Ett system.", "beskrivning: Ring +46 60 16 30 02.", "data/k/planer/x.yaml:4:16", "telefon till personen pia-prov", ".md, rad"},
		{"an address", "beskrivning: Ett system.", "beskrivning: Skriv till Pia.Provstrom@Knaby.example.", "data/k/planer/x.yaml:4:16", ".pdf, sidan", ".md, rad"},
		{"a masked field said elsewhere", "beskrivning: Ett system.", "beskrivning: Norrdrift sköter driften hos Norrdrift AB.", "data/k/planer/x.yaml:4:16", "inledning.omfattning.driftmiljö", ".md, rad"},
		{"an amount's row", "benämning: Drift", "benämning: Pia Provströms drift", "data/k/planer/x.yaml:7:", ".xlsx, delen xl/", ".csv, rad"},
		{"a keyword", "nyckelord: [it]", "nyckelord: [Pia Provström-dagen]", "data/k/planer/x.yaml:1:", ".pdf, ", ".html, attributet content i meta"},
		{"the form", "sidansvarig: Registrator", "sidansvarig: Pia Provström-Ek", "data/k/kommun.yaml:4:", ".publicering.json, ett värde", ""},
		{"an alternative text", "alternativtext: Märke", "alternativtext: Märke av Pia Provström", "data/k/kommun.yaml:3:", ".pdf, en bilds beskrivning", ".html, attributet aria-label"},
		{"a template", "Eget stycke.", "Frågor besvaras av Pia Provström.", ".pdf", ".pdf, sidan", ".md, rad"},
		{"a path in a template", "Eget stycke.", `Finns i \\\\srv01\\delat\\plan.`, ".pdf", "en sökväg", ".md, rad"},
		{"an address in codes", "beskrivning: Ett system.", `beskrivning: "[Skriv](mailto:pia%2Eprovstrom%40knaby.example) till oss."`, "data/k/planer/x.yaml:4:16", ".pdf, en länk", ".md, texten, med tecknen utskrivna"},
		{"a company by its first name", "beskrivning: Ett system.", "beskrivning: Driften sköts av Norrdrift.", "data/k/planer/x.yaml:4:16", "inledning.omfattning.driftmiljö", ".md, rad"},
		{"a title, in a sheet's margin", "titel: Plan Bas", "titel: Pia Provströms plan", "data/k/planer/x.yaml:1:", ".xlsx, delen xl/", ".pdf, "},
		{"cells beside each other", "klassning: [{ information: Allt", "klassning: [{ information: Norrdrift", "data/k/planer/x.yaml:6:", ".pdf, sidan", ".md, rad"},
		{"other letters", "beskrivning: Ett system.", "beskrivning: Fråga P\u0456\u0430 Provström.", "data/k/planer/x.yaml:4:16", ".html, texten", ".md, rad"},
		{"an account", "beskrivning: Ett system.", "beskrivning: Kontot provstrom_p används.", "data/k/planer/x.yaml:4:16", "en del av namnet på personen pia-prov", ".md, rad"},
		{"a calendar", "HJUL", "hjul.yaml", "data/k/planer/x.yaml:", ".ics, rad", ""},
		{"a file's name", "planer/x.yaml", "planer/pia-provström.yaml", "systemforvaltningsplan-bas-2026-publik.xlsx", ".xlsx, delen xl/sharedStrings.xml", "manifest.json, en fils namn"},
		{"the document's name", "id: bas", "id: provstrom-pia", "", "filens namn", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			more := []string{"dokumentation: [", "aktiviteter: { förvaltning: [{ när: mars 2026, vad: Pia Provström granskar }] }\ndokumentation: ["}
			if tt.old != "HJUL" {
				more = nil
			}
			files, found := outside(t, formatsIn(tt.name, tt.at+tt.in+tt.also), append(more, tt.old, tt.planted)...)
			i := slices.IndexFunc(found, func(d diag.Diagnostic) bool {
				return d.Code == "PV540" && strings.Contains(d.Message+strings.Join(d.Hints, " "), tt.in)
			})
			if i < 0 {
				t.Fatalf("not found: %v", found)
			}
			said := found[i].Message + " " + strings.Join(found[i].Hints, " ")
			if place := (diag.List{found[i]}); !strings.Contains(brief(place), tt.at) || !strings.Contains(said, tt.also) {
				t.Errorf("at %s: %s", brief(place), said)
			}
			if _, err := fs.Stat(files, "k/bas-2026-publik"); err == nil {
				t.Error("the document was published all the same")
			}
		})
	}
}

// formatsIn gives the formats that a case speaks of, and one more; all for the first.
func formatsIn(name, text string) []string {
	if name == "running text" {
		return nil
	}
	formats := []string{"md"}
	for _, f := range []string{"pdf", "xlsx", "csv", "html", "ics"} {
		if strings.Contains(text, "."+f) || f == "html" && strings.Contains(text, ".json") {
			formats = append(formats, f)
		}
	}
	return formats
}

func brief(l diag.List) string {
	var b strings.Builder
	_ = diag.Printer{}.Print(&b, l)
	line, _, _ := strings.Cut(b.String(), "\n")
	return line
}

func TestMaskedFieldsMustExist(t *testing.T) {
	for _, tt := range []struct{ old, planted, want string }{
		{"omfattning.driftmiljö,", "omfatning.driftmiljö,", "data/k/kommun.yaml:6:13: fel PV542: Fältet ”inledning.omfatning.driftmiljö” finns inte, så ingenting skulle maskeras."},
		{"fält: inledning.omfattning.driftmiljö,", "fält: dokument.id,", "data/k/kommun.yaml:6:13: fel PV542: Fältet ”dokument.id” kan inte maskeras: handlingen får sitt namn av det."},
		{"driftmiljö,", "driftmiljö, i handling: bass,", "data/k/kommun.yaml:6:58: fel PV542: Kommunen har ingen handling som heter ”bass”, så ingenting skulle maskeras."},
		{"driftmiljö,", "driftmiljö, i handling: bas-2026,", ""},
	} {
		_, found := outside(t, []string{"md"}, tt.old, tt.planted)
		got := ""
		if i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Severity == diag.Fel }); i >= 0 {
			got = brief(found[i : i+1])
		}
		if got != tt.want {
			t.Errorf("%s: got  %s\nwant %s", tt.planted, got, tt.want)
		}
	}
}
