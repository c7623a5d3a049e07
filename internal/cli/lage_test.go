package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// emptyPlan is as little as a plan can be.
const emptyPlan = `dokument: { typ: systemförvaltningsplan, id: tom, år: 2027, status: utkast }
inledning: { system: lifecare }
budget: { rader: { drift: 1 000 kr } }
`

// fullPlan answers everything that is asked; what does not exist is written as [].
const fullPlan = `dokument:
  typ: systemförvaltningsplan
  id: full
  år: 2027
  förvaltning: soc
  status: utkast
  dokumentansvarig: Systemförvaltare
  följs upp senast: 2027-11-30
inledning:
  system: lifecare
  beskrivning: Lifecare är förvaltningens system för journaler.
  behörigheter: { beskrivning: Chefen beslutar., uppföljning: { hur ofta: en gång per år, utförs av: systemförvaltaren } }
  omfattning: Stöd till användarna.
  personuppgifter: { innehåller: nej }
  klassning: [{ information: Allt, konfidentialitet: måttlig, riktighet: måttlig, tillgänglighet: måttlig, spårbarhet: måttlig }]
  kontinuitetsplan: nej
  bevarande: [{ plan: Informationshanteringsplan, kontakt: ebba }]
avtal: [{ typ: SLA, motpart: drift, från: 2024-01-01 }]
historik: [2019: Införande av Lifecare]
budget: { rader: { drift: 1 000 kr } }
organisation:
  roller: [{ roll: systemägare, innehavare: ebba }]
  samverkan: []
  integrationer: []
användarstöd: { support: [{ kontakt: ebba }], utbildning: Inga kurser är planerade. }
dokumentation: []
aktiviteter:
  utveckling: []
  förvaltning: [{ när: mars 2027, vad: Granskning av behörigheter }]
`

// oldPlan has a text that is the same as in the half plan the year before, a day that has
// passed, an answer that nobody knew, and a piece of the template.
const oldPlan = `dokument: { typ: systemförvaltningsplan, id: lifecare, år: 2028, förvaltning: soc, status: utkast, dokumentansvarig: okänd, följs upp senast: 2028-01-31 }
inledning:
  system: lifecare
  beskrivning: |
    Lifecare är förvaltningens
    system för journaler.
  personuppgifter: okänt
budget:
  rader:
    drift: uppgift saknas
aktiviteter:
  förvaltning:
    - { när: mars 2028, vad: XXXX, ansvarig: ebba }
`

// TestStanding: what ”planverk läge” says of plans that have come more or less far. No
// line but a path of a file's is wider than a plain terminal.
func TestStanding(t *testing.T) {
	var b strings.Builder
	run := func(dir, title string, args ...string) {
		t.Helper()
		args = append([]string{"läge"}, args...)
		a := planverk(t, dir, args...)
		b.WriteString("== " + title + "\n")
		transcript(&b, args, a)
		for line := range strings.Lines(a.out) {
			if line = strings.TrimSuffix(line, "\n"); utf8.RuneCountInString(line) > 80 {
				t.Errorf("wider than 80 signs: %s", line)
			}
		}
	}
	fresh := func(name, plan string) string {
		dir := kommun(t)
		if err := os.Remove(filepath.Join(dir, "planer", "lifecare-2027.yaml")); err != nil {
			t.Fatal(err)
		}
		put(t, dir, "planer/"+name+".yaml", plan)
		return dir
	}
	run(fresh("tom", emptyPlan), "en tom plan", ".", "--dag", "2027-03-01")
	run(kommun(t), "en halv plan", "--dag", "2027-03-01", "planer/lifecare-2027.yaml")
	run(fresh("full", fullPlan), "en full plan", ".", "--dag", "2027-03-01")
	run(fresh("full", fullPlan), "en full plan som skulle ha följts upp", ".", "--dag", "2027-12-01")

	dir := kommun(t)
	put(t, dir, "planer/lifecare-2028.yaml", oldPlan)
	run(dir, "året efter", ".", "--dag", "2028-02-01")

	dir = kommun(t)
	if a := planverk(t, dir, "bygg", ".", "--format", "md"); a.code != 0 {
		t.Fatal(a.err)
	}
	edit(t, dir, "planer/lifecare-2027.yaml", "motpart: drift }", "motpart: drift, från: 2024-01-01 }")
	edit(t, dir, "planer/lifecare-2027.yaml", "  status: utkast\n", "  status: utkast\n  dokumentansvarig: Systemägare\n  följs upp senast: 2027-11-30\n")
	run(dir, "efter ett bygge och några svar", ".", "--dag", "2027-03-01")
	run(dir, "mot en mapp som inte finns", ".", "--dag", "2027-03-01", "--byggt", "ingenstans")

	dir = kommun(t)
	put(t, dir, "planer/avbruten.yaml", "dokument: { typ: systemförvaltningsplan, id: a\n")
	put(t, dir, "planer/okänd typ.yaml", "dokument: { typ: protokoll, id: a, år: 2027 }\n")
	put(t, dir, "planer/fel.yaml", strings.Replace(emptyPlan, "utkast", "nästan klar", 1))
	run(dir, "trasiga filer bland hela", ".", "--dag", "2027-03-01")

	dir = own(t)
	put(t, dir, "planer/ersatt.yaml", strings.Replace(emptyPlan, "utkast", "ersatt", 1))
	run(dir, "en egen typ, och en plan som är ersatt", ".", "--dag", "2027-03-01")

	dir = t.TempDir()
	for _, name := range []string{"norrby", "söderby"} {
		put(t, dir, "data/"+name+"/kommun.yaml", "id: "+name[:1]+"by\nnamn: "+name+" kommun\nregister:\n  organisationer: { soc: { namn: Socialförvaltningen, typ: förvaltning } }\n"+
			"  personer:\n    kim: { namn: Kim Provsson, titel: Systemförvaltare, organisation: soc, skyddade personuppgifter: ja, funktionsadress: system@exempel.se }\n  system: { lifecare: { namn: Lifecare } }\n")
		put(t, dir, "data/"+name+"/tom.yaml", strings.Replace(emptyPlan, "status:", "förvaltning: soc, status:", 1))
	}
	run(dir, "två kommuner", "--dag", "2027-03-01")
	run(dir, "ingen mapp", "ingenstans")
	run(t.TempDir(), "en tom mapp", ".")
	run(dir, "en dag som inte finns", "--dag", "2027-02-30")
	golden(t, "lage.golden", b.String())
}

// TestStandingJSON: the answer for other programs is as docs/lage.schema.json describes it.
func TestStandingJSON(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/lage.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := kommun(t)
	put(t, dir, "planer/avbruten.yaml", "dokument: { typ: systemförvaltningsplan, id: a\n")
	put(t, dir, "planer/lifecare-2028.yaml", oldPlan)
	for _, args := range [][]string{{"status", ".", "--json", "--dag", "2028-02-01"}, {"lage", "ingenstans", "--json"}} {
		a := planverk(t, dir, args...)
		answer, err := jsonschema.UnmarshalJSON(strings.NewReader(a.out))
		if err == nil {
			err = schema.Validate(answer)
		}
		if err != nil || a.code != 1 && args[0] == "status" {
			t.Errorf("%v: %d, %v", args, a.code, err)
		}
	}
}

// TestStandingAddsUp: in every document the sections are the document, and the lists have
// each answer that is owed once.
func TestStandingAddsUp(t *testing.T) {
	a := planverk(t, filepath.Join(testdata, "..", "..", ".."), "läge", "--json", "--dag", "2026-11-22")
	type tally struct{ Uppgifter, Ifyllda, Saknas, Okända, Gamla int }
	var answer struct {
		Kommuner []struct {
			Läge       tally
			Handlingar []struct {
				Läge    tally
				Avsnitt []struct{ Läge tally }
			}
			Svar []struct {
				Uppgifter []struct{ Fil, Nyckel string }
			}
		}
	}
	if err := json.Unmarshal([]byte(a.out), &answer); err != nil || a.code != 0 || len(answer.Kommuner) < 4 {
		t.Fatalf("%d, %v, %d municipalities", a.code, err, len(answer.Kommuner))
	}
	for _, k := range answer.Kommuner {
		var all tally
		add := func(to *tally, x tally) {
			to.Uppgifter, to.Ifyllda, to.Saknas, to.Okända, to.Gamla = to.Uppgifter+x.Uppgifter, to.Ifyllda+x.Ifyllda, to.Saknas+x.Saknas, to.Okända+x.Okända, to.Gamla+x.Gamla
		}
		for _, h := range k.Handlingar {
			var sum tally
			for _, s := range h.Avsnitt {
				add(&sum, s.Läge)
			}
			if sum != h.Läge || sum.Ifyllda+sum.Saknas+sum.Okända != sum.Uppgifter {
				t.Errorf("the sections are %+v, the document %+v", sum, h.Läge)
			}
			add(&all, sum)
		}
		owed := map[string]bool{}
		for _, l := range k.Svar {
			for _, x := range l.Uppgifter {
				if owed[x.Fil+x.Nyckel] {
					t.Errorf("%s %s is owed twice", x.Fil, x.Nyckel)
				}
				owed[x.Fil+x.Nyckel] = true
			}
		}
		if all != k.Läge || len(owed) != all.Saknas+all.Okända+all.Gamla {
			t.Errorf("%d are owed of %+v; the documents are %+v", len(owed), k.Läge, all)
		}
	}
}

// TestStandingReport: with --ut the same is built as a document, by municipality, whose
// figures agree between the formats; the data is left alone, and the same day gives the
// same bytes.
func TestStandingReport(t *testing.T) {
	dir := kommun(t)
	put(t, dir, "planer/avbruten.yaml", "dokument: { typ: systemförvaltningsplan, id: a\n")
	put(t, dir, "planer/lifecare-2028.yaml", oldPlan)
	var b strings.Builder
	for _, args := range [][]string{{"läge", "planer/lifecare-2027.yaml", "planer/avbruten.yaml", "--dag", "2027-12-01", "--ut", "utskick"}, {"granska", "utskick"}} {
		a := planverk(t, dir, args...)
		a.out = a.out[max(strings.Index(a.out, "\nutskick/"), 0):] // the rest is that of lage.golden
		transcript(&b, args, a)
	}
	const report = "utskick/exempelby/lagesrapport-2027/lagesrapport-2027"
	b.WriteString(text(t, dir, report+".md"))
	golden(t, "lage-rapport.golden", b.String())
	before := text(t, dir, report+".pdf")
	if a := planverk(t, dir, "läge", "planer/lifecare-2027.yaml", "planer/avbruten.yaml", "--dag", "2027-12-01", "--ut", "utskick"); !strings.Contains(a.out, "(oförändrad)") || text(t, dir, report+".pdf") != before {
		t.Errorf("not the same twice:\n%s", a.out)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*lägesrapport*")); len(left) > 0 {
		t.Errorf("left in the data: %v", left)
	}
	for _, args := range [][]string{{"--ut", "planer"}, {"--ut", "x", "--format", "doc"}, {"--format", "pdf"}, {"--ut="}} {
		if a := planverk(t, dir, append([]string{"läge", "."}, args...)...); a.code != 2 || a.out != "" {
			t.Errorf("%v: %d %s", args, a.code, a.err)
		}
	}
}

// TestStandingReportOfTwins: two files that claim to be the same document are two rows,
// with figures of their own.
func TestStandingReportOfTwins(t *testing.T) {
	dir := kommun(t)
	put(t, dir, "planer/full.yaml", fullPlan)
	put(t, dir, "planer/tom.yaml", strings.Replace(emptyPlan, "id: tom", "id: full", 1))
	if a := planverk(t, dir, "läge", ".", "--dag", "2027-03-01", "--ut", "utskick", "--format", "pdf,xlsx,md"); a.code != 0 {
		t.Fatal(a.err)
	}
	if a := planverk(t, dir, "granska", "utskick"); a.code != 0 {
		t.Errorf("the figures do not agree:\n%s", a.err)
	}
}

// TestStandingWithoutABudget: what the schema requires is asked for, also of a plan that
// lacks all that it stands in.
func TestStandingWithoutABudget(t *testing.T) {
	dir := kommun(t)
	put(t, dir, "planer/utan.yaml", emptyPlan[:strings.Index(emptyPlan, "budget:")])
	if a := planverk(t, dir, "läge", "planer/utan.yaml", "--dag", "2027-03-01"); !strings.Contains(a.out, "  planer/utan.yaml budget.rader\n") || a.code != 0 {
		t.Errorf("%d\n%s", a.code, a.out)
	}
}
