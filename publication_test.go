package planverk_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/templates"
)

// tried gives the verdict of the plan of the public tests, with some texts put in the place
// of others.
func tried(t *testing.T, replace ...string) planverk.Verdict {
	t.Helper()
	change := strings.NewReplacer(append(replace, "diarienummer: KS 2026/14,", "diarienummer: KS 2026/14, status: beslutad, beslut: { instans: Nämnden, datum: 2026-01-20 },")...)
	data := fstest.MapFS{
		"k/bild/märke.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#0b4f6c" d="M0 0h10v10z"/></svg>`)},
		"k/kommun.yaml":    {Data: []byte(change.Replace(publicTown))},
		"k/planer/x.yaml":  {Data: []byte(change.Replace(publicPlan))},
	}
	w := planverk.World{Templates: templates.FS, Version: "0.1.0"}
	all, report := planverk.Publication(context.Background(), w, []planverk.Place{{FS: data, Path: "k", Name: func(f string) string { return "data/" + f }}})
	if len(all) != 1 || report.Findings.HasErrors() {
		t.Fatal(all, report.Findings)
	}
	return all[0]
}

// red lists the questions with the answer no, with what was found.
func red(v planverk.Verdict) string {
	var lines []string
	for _, q := range v.Trials {
		if q.Answer == planverk.Red {
			lines = append(lines, q.Question+" "+strings.Join(q.Notes, " "))
		}
	}
	return strings.Join(lines, "\n")
}

func TestPublication(t *testing.T) {
	const decided = "diarienummer: KS 2026/14,"
	for _, tt := range []struct{ name, old, planted, want string }{
		{"all is well", "", "", ""},
		{"a draft", decided, decided + " status: utkast, beslut: { instans: Nämnden, datum: 2026-01-20 },",
			"Har handlingen en status som får publiceras? Statusen är ”utkast”. Bara det som är beslutat eller publicerat kan publiceras."},
		{"no decision", decided, decided + " status: beslutad, beslut: { instans: Nämnden },", "Framgår vem som har beslutat och när? I beslutet saknas datum."},
		{"a broken rule", "kostnad: 1 000 kr", "kostnad: 1 000 kr } }, summa: { belopp: 5 kr", "Är uppgifterna utan fel? "},
		{"a protected person", "titel: förvaltningschef, publiceras: extern", "titel: förvaltningschef, publiceras: extern, skyddade personuppgifter: ja", "Är skyddade personuppgifter borta? PV325 "},
		{"a whole marking", decided, decided + " sekretess: { bestämmelse: 18 kap. 8 § OSL, datum: 2026-01-20, myndighet: Nämnden }, status: beslutad, beslut: { instans: Nämnden, datum: 2026-01-20 },",
			"Är sekretessmarkeringen hel, och gäller den inte hela handlingen? PV541 "},
		{"a misspelt field to mask", "fält: inledning.omfattning.driftmiljö", "fält: inledning.omfatning.driftmiljö", "Är sekretessmarkeringen hel, och gäller den inte hela handlingen? PV542 "},
		{"a personal identity number", "beskrivning: Ett system.", "beskrivning: Kontot för 850709-9805.", "Är texterna fria från andra personuppgifter? PV546 data/k/planer/x.yaml:4: Den publika utgåvan byggs inte: texten har ett personnummer, 850709-XXXX."},
		{"a person named", "beskrivning: Ett system.", "beskrivning: Fråga Pia Provström.", "Namnges bara de som får namnges utanför kommunen? Namnet på personen pia-prov står kvar i "},
		{"a name in the text", "beskrivning: Ett system.", "beskrivning: Fråga Pia Provström.", "Är de maskerade uppgifterna borta ur de färdiga filerna? PV540 data/k/planer/x.yaml:4:"},
		{"a link without words", "beskrivning: Ett system.", `beskrivning: "Se [här](https://kommun.example/)."`, "Säger länkarna vart de leder? systemforvaltningsplan-bas-2026-publik.pdf: länken ”här” säger inte vart den leder."},
		{"the template's words", "beskrivning: Ett system.", "beskrivning: XXXX systemet.", "Är mallens egen text borta? PV370 data/k/planer/x.yaml:4: Text från mallen står kvar"},
		{"half a marking", decided, decided + " sekretess: { bestämmelse: 18 kap. 8 § OSL }, status: beslutad, beslut: { instans: Nämnden, datum: 2026-01-20 },",
			"Är sekretessmarkeringen hel, och gäller den inte hela handlingen? PV305 "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var replace []string
			if tt.old != "" {
				replace = []string{tt.old, tt.planted}
			}
			v := tried(t, replace...)
			if got := red(v); !strings.Contains(got, tt.want) || v.Green() != (tt.want == "") {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestLook: what only a person can answer is said, and stops nothing.
func TestLook(t *testing.T) {
	for _, tt := range []struct{ planted, question, want string }{
		{"Enligt Kajsa Provberg.", "Är texterna fria från andra personuppgifter?", "PV545 data/k/planer/x.yaml:4: Det här ser ut som en person: ”Kajsa Provberg”. Se efter om det får publiceras."},
		{"Den skall användas.", "Är språket vårdat, enkelt och begripligt?", "Språkkontrollen har 1 förslag. De visas med planverk kontrollera --språk."},
	} {
		v := tried(t, "beskrivning: Ett system.", "beskrivning: "+tt.planted)
		i := slices.IndexFunc(v.Trials, func(q planverk.Trial) bool { return q.Question == tt.question })
		if q := v.Trials[i]; !v.Green() || q.Answer != planverk.Look || !slices.Contains(q.Notes, tt.want) {
			t.Errorf("%s: green %v, %+v", tt.planted, v.Green(), q)
		}
	}
}

// TestPublicationReport: the same verdicts give the same bytes, and each question stands
// with its source.
func TestPublicationReport(t *testing.T) {
	w := planverk.World{Version: "0.1.0"}
	v := tried(t)
	for _, ending := range []string{".md", ".html", ".pdf"} {
		first, err := planverk.PublicationReport(w, []planverk.Verdict{v}, ending)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := planverk.PublicationReport(w, []planverk.Verdict{v}, ending); !bytes.Equal(first, again) {
			t.Errorf("%s: not the same bytes", ending)
		}
		if ending == ".pdf" {
			if faults := planverk.Tagging(first); len(faults) > 0 {
				t.Error(faults)
			}
			continue
		}
		for _, want := range []string{"Ja. Handlingen får publiceras.", "Räcker kontrasten?", "EN", "Planverk", "kontrollsumma"} {
			if !strings.Contains(strings.ReplaceAll(string(first), `\`, ""), want) {
				t.Errorf("%s: %q is not in the report", ending, want)
			}
		}
	}
}
