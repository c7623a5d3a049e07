package cli_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestForms: the same check in every form, chosen among and written to a file.
func TestForms(t *testing.T) {
	dir := kommun(t)
	edit(t, dir, plan, "25 tkr", "25 pct")
	edit(t, dir, plan, "status: utkast", "statsu: utkast")
	put(t, dir, "planer/b.yaml", strings.Replace(text(t, kommun(t), plan), "id: lifecare", "id: b", 1))
	var b strings.Builder
	for _, args := range []string{
		"kontrollera . --form rad", "kontrollera . --form rad --max 1", "kontrollera . --form rad --kod PV34,390", "kontrollera . --form rad --nivå fel",
		"kontrollera . --nivå upplysning --max 1", "check . --niva fel --kod PV119", "kontrollera . --json --nivå fel", "kontrollera tom --form rad", "kontrollera . --rapport finns/inte.html",
	} {
		transcript(&b, strings.Fields(args), planverk(t, dir, strings.Fields(args)...))
	}
	golden(t, "forms.golden", b.String())
	if a := planverk(t, dir, "kontrollera", ".", "--kod", "PV390"); a.code != 1 {
		t.Errorf("what is not shown has no weight: code %d", a.code)
	}

	for name, begins := range map[string]string{"r.html": "<!DOCTYPE html>", "r.json": "{\n  \"handlingar\"", "r.sarif": "{\n  \"$schema\"", "r.txt": "planer/"} {
		a := planverk(t, dir, "kontrollera", ".", "--rapport", name)
		if got := text(t, dir, name); a.code != 1 || !strings.HasPrefix(a.out, name+": 2 fel, ") || !strings.HasPrefix(got, begins) || !strings.Contains(got, "PV123") {
			t.Errorf("%s: code %d\n%s%s\n%.200s", name, a.code, a.out, a.err, got)
		}
	}
	if shown := planverk(t, dir, "kontrollera", ".").out; shown != text(t, dir, "r.txt") {
		t.Errorf("the screen says\n%s", shown)
	}
}

// TestCheckJSON: what kontrollera and bygg answer other programs is as
// docs/kontrollera.schema.json describes it.
func TestCheckJSON(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/kontrollera.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := kommun(t)
	for _, args := range []string{"kontrollera . --json", "kontrollera . --form json --max 2", "bygg . --json --format md", "kontrollera tom --json"} {
		a := planverk(t, dir, strings.Fields(args)...)
		answer, err := jsonschema.UnmarshalJSON(strings.NewReader(a.out))
		if err == nil {
			err = schema.Validate(answer)
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", args, err, a.out)
		}
	}
}

// followOns are faults that lead to others; one is told, and told once, however many
// plans it is met in.
var followOns = []struct{ name, file, from, to, want string }{
	{"typen finns inte", plan, "typ: systemförvaltningsplan", "typ: protokoll", "planer/lifecare-2027.yaml:2:8 PV118"},
	{"typen saknas", plan, "  typ: systemförvaltningsplan\n", "", "planer/lifecare-2027.yaml:1:1 PV118"},
	{"huvudet är ett ord", plan, "dokument:\n  typ: systemförvaltningsplan\n  id: lifecare\n  år: 2027\n  förvaltning: soc\n  status: utkast", "dokument: systemförvaltningsplan", "planer/lifecare-2027.yaml:1:1 PV118"},
	{"huvudet är felstavat", plan, "dokument:\n", "dokumnet:\n", "planer/lifecare-2027.yaml:0:0 PV118"},
	{"ett obligatoriskt avsnitt är felstavat", plan, "inledning:", "inlednign:", "planer/lifecare-2027.yaml:7:1 PV116"},
	{"en obligatorisk uppgift är tom", plan, "id: lifecare", "id:", "planer/lifecare-2027.yaml:3:3 PV117"},
	{"raderna är ett tal", plan, "rader:\n    drift: 1 250 000 kr\n    utbildning: 25 tkr\n", "rader: 12\n", "planer/lifecare-2027.yaml:23:10 PV115"},
	{"ett belopp går inte att läsa, så summan kan inte stämma", plan, "drift: 1 250 000 kr", "drift: ca 1 250 000", "planer/lifecare-2027.yaml:24:12 PV123"},
	{"en lista är inte avslutad", plan, "år: 2027", "år: [2027", "planer/lifecare-2027.yaml:4:7 PV114"},
	{"ett avsnitt står två gånger", plan, "organisation:", "budget:\n  rader: {}\norganisation:", "planer/lifecare-2027.yaml:27:1 PV111"},
	{"filen är tom", plan, "", "", "planer/lifecare-2027.yaml:0:0 PV113"},
	{"ett helt register saknas", "kommun.yaml", "  organisationer:\n    soc: { namn: Socialförvaltningen, typ: förvaltning }\n    drift: { namn: Driftbolaget AB, typ: leverantör }\n", "", "kommun.yaml:4:1 PV204"},
	{"registret nämns bara i planerna", "kommun.yaml", "  organisationer:\n    soc: { namn: Socialförvaltningen, typ: förvaltning }\n    drift: { namn: Driftbolaget AB, typ: leverantör }\n  personer:\n    ebba: { namn: Ebba Lindvall, titel: systemförvaltare, telefon: 060-16 30 00 }\n  system:\n    lifecare: { namn: Lifecare, leverantör: drift }\n", "", "kommun.yaml:4:1 PV204"},
	{"ett register är felstavat", "kommun.yaml", "organisationer:", "organisatoner:", "kommun.yaml:5:3 PV116"},
	{"registret är tomt", "kommun.yaml", "  organisationer:\n    soc: { namn: Socialförvaltningen, typ: förvaltning }\n    drift: { namn: Driftbolaget AB, typ: leverantör }\n", "  organisationer: {}\n", "kommun.yaml:4:1 PV204"},
	{"ett namn i registret är felstavat", "kommun.yaml", "{ namn: Lifecare", "{ nam: Lifecare", "kommun.yaml:11:17 PV116"},
	{"en rad i kommun.yaml är fel", "kommun.yaml", "typ: leverantör", "typp: leverantör", "kommun.yaml:7:37 PV116"},
}

func TestFollowOnsAreNotTold(t *testing.T) {
	for _, tt := range followOns {
		t.Run(tt.name, func(t *testing.T) {
			dir := kommun(t)
			if tt.file != plan {
				for _, id := range []string{"b", "c"} {
					put(t, dir, "planer/"+id+".yaml", strings.Replace(text(t, dir, plan), "id: lifecare", "id: "+id, 1))
				}
			}
			if tt.from == "" {
				put(t, dir, tt.file, "")
			} else {
				edit(t, dir, tt.file, tt.from, tt.to)
			}
			var got struct {
				Anmärkningar []struct {
					Fil, Kod    string
					Rad, Kolumn int
				}
			}
			if err := json.Unmarshal([]byte(planverk(t, dir, "kontrollera", ".", "--json").out), &got); err != nil {
				t.Fatal(err)
			}
			var all []string
			for _, a := range got.Anmärkningar {
				all = append(all, fmt.Sprintf("%s:%d:%d %s", a.Fil, a.Rad, a.Kolumn, a.Kod))
			}
			if said := strings.Join(all, ", "); said != tt.want {
				t.Errorf("got %s, want %s", said, tt.want)
			}
		})
	}
}

// TestManyFaults: ten thousand faults in one file give an answer that can be read, in
// every form, with the one that is different among those that are shown.
func TestManyFaults(t *testing.T) {
	dir := kommun(t)
	var b strings.Builder
	for i := range 10000 {
		fmt.Fprintf(&b, "fel%d: x\n", i)
	}
	put(t, dir, plan, strings.Replace(text(t, dir, plan), "25 tkr", "25 pct", 1)+b.String())
	for form, most := range map[string]int{"text": 60_000, "rad": 150_000, "json": 300_000, "sarif": 1_500_000, "html": 80_000} {
		a := planverk(t, dir, "kontrollera", ".", "--form", form)
		if a.code != 1 || len(a.out) > most || !strings.Contains(a.out, "PV123") || !strings.Contains(a.out, "PV116") {
			t.Errorf("%s: code %d, %d bytes\n%s", form, a.code, len(a.out), a.out[max(0, len(a.out)-500):])
		}
	}
}

// TestFormsOfABuild: bygg tells what it found in the forms of kontrollera, and what it built
// beside them; --form and --json are the same wherever both are.
func TestFormsOfABuild(t *testing.T) {
	dir := kommun(t)
	lines := planverk(t, dir, "bygg", ".", "--format", "md", "--form", "rad")
	if checked := planverk(t, dir, "kontrollera", ".", "--form", "rad"); lines.code != 0 || lines.out != checked.out || !strings.Contains(lines.err, "1 handling byggd.") {
		t.Errorf("%d\n%s%s", lines.code, lines.out, lines.err)
	}
	page := planverk(t, dir, "bygg", ".", "--format", "md", "--rapport", "r.html")
	if got := text(t, dir, "r.html"); !strings.HasPrefix(got, "<!DOCTYPE html>") || !strings.Contains(got, "Bygge av .") || !strings.Contains(page.out, "1 handling oförändrad.") {
		t.Errorf("%d\n%s%s\n%.200s", page.code, page.out, page.err, got)
	}
	for _, args := range []string{"bygg . --format md", "kontrollera .", "läge . --dag 2027-03-01", "granska output", "förklara PV101"} {
		long, short := planverk(t, dir, strings.Fields(args+" --form json")...), planverk(t, dir, strings.Fields(args+" --json")...)
		if long != short || !strings.HasPrefix(long.out, "{") && !strings.HasPrefix(long.out, "[") {
			t.Errorf("%s: %+v\n%+v", args, long, short)
		}
	}
	for args, want := range map[string]string{
		"läge . --form sarif":       "formen ”sarif” finns inte här. Välj bland text och json.",
		"läge . --json --form text": "--json och --form text säger emot varandra. Skriv en av dem.",
		"bygg . --format json":      "formatet ”json” finns inte: --format väljer handlingarnas format, bland pdf, xlsx, csv, md, html och ics. Svarets form väljs med --form json.",
		"bygg . --form pdf":         "formen ”pdf” finns inte. Välj bland text, rad, json, sarif och html.",
		"bygg . --json --form rad":  "--json och --form rad säger emot varandra. Skriv en av dem.",
	} {
		a := planverk(t, dir, strings.Fields(args)...)
		if a.code != 2 || !strings.Contains(a.err, want) {
			t.Errorf("%s: %d\n%s%s", args, a.code, a.out, a.err)
		}
	}
}
