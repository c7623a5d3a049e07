package planverk_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/templates"
)

// profiled is two municipalities with a plan each, and the first one's derived document.
func profiled(change map[string]string) fstest.MapFS {
	data := fstest.MapFS{}
	for _, k := range []string{"a", "b"} {
		data[k+"/kommun.yaml"] = &fstest.MapFile{Data: []byte("id: " + k + "\nnamn: Kommun " + strings.ToUpper(k) + "\nregister: { organisationer: { f: { namn: Förvaltningen, typ: förvaltning } }, system: { bas: { namn: Bas } } }\n")}
		data[k+"/planer/bas.yaml"] = &fstest.MapFile{Data: []byte("dokument: { typ: systemförvaltningsplan, id: bas, titel: Plan Bas Förvaltningen, år: 2026, förvaltning: f, status: beslutad }\n" +
			"inledning: { system: bas, beskrivning: Ett system., klassning: [{ information: Allt, konfidentialitet: måttlig, riktighet: måttlig, tillgänglighet: måttlig, spårbarhet: måttlig }] }\nbudget: { rader: { drift: 1 000 kr } }\n")}
	}
	data["a/register.yaml"] = &fstest.MapFile{Data: []byte("dokument: { typ: systemsammanställning, id: alla, år: 2026, status: utkast }\n")}
	for name, text := range change {
		data[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return data
}

const stopping = "egna:\n  KOM-001: { gäller: systemförvaltningsplan, uppgift: dokument.diarienummer, finns: ja, nivå: fel, rubrik: %s, text: Planen saknar diarienummer. }\n"

const exempted = "undantag:\n  - { regel: KOM-001, dokument: bas, skäl: Numret kommer., beslutat av: Nämnden, datum: 2026-01-10, gäller till: 2026-06-30 }\n"

func day(today string) planverk.World {
	return planverk.World{Templates: templates.FS, Version: "0.1.0", Today: today}
}

// told checks a path and gives what is said with one of the codes.
func told(w planverk.World, data fs.FS, path string, codes ...string) string {
	report := planverk.Check(context.Background(), w, []planverk.Place{{FS: data, Path: path, Name: func(f string) string { return f }}})
	var lines []string
	for _, d := range report.Findings {
		for _, code := range codes {
			if strings.HasPrefix(d.Code, code) {
				lines = append(lines, d.Span.String()+" "+d.Severity.String()+" "+d.Code+": "+d.Message+" "+strings.Join(d.Hints, " "))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// Each municipality is held to its own profile, also when all are checked at a time
// and when a document is put together from plans.
func TestProfileOfTheRightMunicipality(t *testing.T) {
	data := profiled(map[string]string{
		"a/profil.yaml": fmt.Sprintf(stopping, "Nummer i A"),
		"b/profil.yaml": "regler: { PV341: av }\negna:\n  KOM-001: { gäller: systemförvaltningsplan, uppgift: dokument.titel, mönster: 'Systemförvaltningsplan .*', text: Titeln har fel form. }\n",
	})
	const want = "a/planer/bas.yaml:1:1 fel KOM-001: Planen saknar diarienummer. \n" +
		"a/planer/bas.yaml:2:1 varning PV341: Det står inte om verksamheten har en kontinuitetsplan. Skriv finns: ja eller finns: nej. Systemägaren eller säkerhetssamordnaren brukar veta.\n" +
		"a/register.yaml varning PV701: Planen i ”a/planer/bas.yaml” har fel och är inte med. Rätta planen och bygg om. Till dess syns luckan i handlingen. Felen visas av ”planverk kontrollera a/planer/bas.yaml”. Det första felet: Planen saknar diarienummer.\n" +
		"b/planer/bas.yaml:1:58 varning KOM-001: Titeln har fel form. I filen står: ”Plan Bas Förvaltningen”."
	if got := told(day(""), data, ".", "KOM", "PV341", "PV701"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := told(day(""), data, "a/profil.yaml", "KOM"); !strings.HasPrefix(got, "a/planer/bas.yaml:1:1 fel KOM-001") || strings.Contains(got, "b/") {
		t.Errorf("a profil.yaml stands for its folder:\n%s", got)
	}
	own := planverk.OwnRules(day(""), []planverk.Place{{FS: sub(t, data, "a"), Path: ".", Name: func(f string) string { return "a/" + f }}, {FS: sub(t, data, "b"), Path: ".", Name: func(f string) string { return "b/" + f }}})
	if len(own) != 2 || own[0].Title != "Nummer i A" || own[1].At.String() != "b/profil.yaml:3:3" || own[1].Municipality != "Kommun B" {
		t.Errorf("own rules: %+v", own)
	}
}

func sub(t *testing.T, data fs.FS, dir string) fs.FS {
	t.Helper()
	s, err := fs.Sub(data, dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// An exemption holds through its last day; after it the finding is what it was, with a
// word about the exemption.
func TestExemptionEndsByTheDay(t *testing.T) {
	data := profiled(map[string]string{"a/profil.yaml": exempted + fmt.Sprintf(stopping, "Nummer")})
	const exempt = "a/planer/bas.yaml:1:1 upplysning KOM-001: Planen saknar diarienummer. Undantag till 2026-06-30. Undantaget är beslutat av Nämnden 2026-01-10: Numret kommer."
	const over = "a/planer/bas.yaml:1:1 fel KOM-001: Planen saknar diarienummer. Undantaget gällde till 2026-06-30 (profil.yaml, rad 2). Rätta det som fattas, eller låt besluta om ett nytt undantag."
	for today, want := range map[string]string{"": exempt, "2026-01-01": exempt, "2026-06-30": exempt, "2026-07-01": over, "2030-01-01": over} {
		if got := told(day(today), data, "a/planer", "KOM"); got != want {
			t.Errorf("on the day %q\ngot  %s\nwant %s", today, got, want)
		}
	}
}

// What is built never depends on the day: the same bytes come of the same data for as
// long as they are built at all.
func TestNothingBuiltDependsOnTheDay(t *testing.T) {
	data := profiled(map[string]string{"a/profil.yaml": exempted + strings.Replace(fmt.Sprintf(stopping, "Nummer"), "nivå: fel", "nivå: varning", 1)})
	build := func(today string) string {
		out := t.TempDir()
		report := planverk.Build(context.Background(), day(today), []planverk.Place{{FS: data, Path: "a", Name: func(f string) string { return f }}},
			planverk.Options{Out: "output", Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
		if report.Findings.HasErrors() {
			t.Fatal(report.Findings)
		}
		var all strings.Builder
		err := fs.WalkDir(os.DirFS(out), ".", func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				b, _ := fs.ReadFile(os.DirFS(out), name)
				fmt.Fprintf(&all, "%s %x\n", name, b)
			}
			return err
		})
		if err != nil || all.Len() < 1000 {
			t.Fatal(err, all.Len())
		}
		return all.String()
	}
	if build("2026-06-01") != build("2027-06-01") {
		t.Error("the files differ with the day")
	}
}

// A rule of level fel stops the document; an exemption lets it be built while it lasts.
func TestOwnRuleStopsTheBuild(t *testing.T) {
	data := profiled(map[string]string{"a/profil.yaml": exempted + fmt.Sprintf(stopping, "Nummer")})
	for today, want := range map[string]bool{"2026-06-30": true, "2026-07-01": false} {
		out := t.TempDir()
		report := planverk.Build(context.Background(), day(today), []planverk.Place{{FS: data, Path: "a/planer", Name: func(f string) string { return f }}},
			planverk.Options{Formats: []string{"md"}, Out: "output", Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
		if built := report.Documents[0].Published != nil; built != want {
			t.Errorf("on the day %s: built %v", today, built)
		}
	}
}

// With something wrong in a profil.yaml its sound rows hold and the documents are
// checked; but none is built, for the row might be the one that would have stopped it.
func TestFlawedProfile(t *testing.T) {
	data := profiled(map[string]string{"a/profil.yaml": "regler: { PV390: av, PV341: avstängd, PV310: av }\n" + exempted +
		"egna:\n  KOM-001: { gäller: systemförvaltningsplan, uppgift: dokument.diarienummer, finns: ja, nivå: fel, text: Planen saknar diarienummer. }\n" +
		"  KOM-002: { gäller: systemförvaltningsplan, uppgift: dokument.titell, finns: ja, text: T. }\n"})
	const want = "a/planer/bas.yaml:1:1 upplysning KOM-001: Planen saknar diarienummer. Undantag till 2026-06-30. Undantaget är beslutat av Nämnden 2026-01-10: Numret kommer.\n" +
		"a/planer/bas.yaml:2:1 varning PV341: Det står inte om verksamheten har en kontinuitetsplan. Skriv finns: ja eller finns: nej. Systemägaren eller säkerhetssamordnaren brukar veta.\n" +
		"a/profil.yaml upplysning PV241: Raderna med fel i profil.yaml är satta åt sidan. Det andra i filen gäller. Ingenting byggs för Kommun A förrän profil.yaml är rättad.\n" +
		"a/profil.yaml:1:29 fel PV119: ”avstängd” är inget av de värden som kan stå här. Välj mellan: av, på, fel, varning, upplysning.\n" +
		"a/profil.yaml:1:46 fel PV230: PV310 kan inte stängas av eller sänkas: en felaktig summa får inte stå i en handling. Ta bort raden, och rätta det som regeln säger.\n" +
		"a/profil.yaml:6:55 fel PV232: Uppgiften ”dokument.titell” finns inte i typen systemförvaltningsplan. Menade du ”dokument.titel”?"
	if got := told(day(""), data, "a", "KOM", "PV341", "PV390", "PV310", "PV1", "PV2"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	out := t.TempDir()
	report := planverk.Build(context.Background(), day(""), []planverk.Place{{FS: data, Path: ".", Name: func(f string) string { return f }}},
		planverk.Options{Formats: []string{"md"}, Out: "output", Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	if len(report.Documents) != 1 || report.Documents[0].File != "b/planer/bas.yaml" || report.Documents[0].Published == nil {
		t.Errorf("built: %+v", report.Documents)
	}
	const no = "a/profil.yaml: upplysning PV241: Ingenting byggs för Kommun A förrän profil.yaml är rättad.\n  ”planverk kontrollera” visar under tiden vad som återstår i planerna.\n"
	if got := printed(report.Findings, "PV241"); got != no {
		t.Errorf("got  %swant %s", got, no)
	}
}

// An exemption that is of no use is told of where it stands, when the whole folder is
// checked and nothing stopped the documents that it is for.
func TestExemptionsOfNoUse(t *testing.T) {
	exemption := func(rule, documents string) string {
		return "  - { regel: " + rule + ", dokument: " + documents + ", skäl: S., beslutat av: Nämnden, datum: 2026-01-10, gäller till: 2026-06-30 }\n"
	}
	data := profiled(map[string]string{"a/profil.yaml": "undantag:\n" + exemption("PV341", "bas") + exemption("PV390", "planer/bas.yaml") + exemption("PV381", "alla") +
		exemption("PV341", "bass") + exemption("PV341", "[bas, helt annan]") + exemption("PV350", "bas") + exemption("PV350", "alla") + exemption("PV860", "[bas, planer/bas.yaml]")})
	const hint = " Ta bort undantaget om bristen är åtgärdad. Nämnden, som beslutade det, brukar veta."
	const want = "a/profil.yaml:5:31 upplysning PV242: Undantaget från PV341 gäller ”bass”, men kommunen har inget dokument med det id:t. Menade du ”bas”?\n" +
		"a/profil.yaml:6:37 upplysning PV242: Undantaget från PV341 gäller ”helt annan”, men kommunen har inget dokument med det id:t. Skriv dokumentets id, datafilen räknad från kommunens mapp, eller alla.\n" +
		"a/profil.yaml:7:14 upplysning PV242: Undantaget från PV350 behövs inte: regeln har inget att säga om ”bas”." + hint + "\n" +
		"a/profil.yaml:8:14 upplysning PV242: Undantaget från PV350 behövs inte: regeln har inget att säga om något av dokumenten." + hint + "\n" +
		"a/profil.yaml:9:14 upplysning PV242: Undantaget från PV860 behövs inte: regeln har inget att säga om ”bas” eller ”planer/bas.yaml”." + hint
	for _, today := range []string{"2026-01-20", "2026-07-01"} { // also when the time is out
		if got := told(day(today), data, "a", "PV242"); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	if got := told(day(""), data, "a/planer/bas.yaml", "PV242"); got != "" {
		t.Errorf("of one file nobody can say:\n%s", got)
	}
	text := string(data["a/planer/bas.yaml"].Data)
	data["a/planer/bas.yaml"].Data = []byte(strings.Replace(text, "PV860", "", 1) + "avtal:\n  - { typ: Huvudavtal, till: 2020-01-01, från: 2021-01-01 }\n")
	if got, want := told(day(""), data, "a", "PV242"), strings.Join(strings.Split(want, "\n")[:2], "\n"); got != want {
		t.Errorf("of a document with faults nobody can say:\n%s\nwant\n%s", got, want)
	}
}

// A profil.yaml that can not be read, or that nobody could have written by hand, is told
// of at its place, soon, and the documents are checked all the same.
func TestHostileProfiles(t *testing.T) {
	var many, long strings.Builder
	many.WriteString("egna:\n")
	for i := range 10000 {
		fmt.Fprintf(&many, "  A%c-%03d: { gäller: alla, uppgift: dokument.titel, finns: ja, text: T. }\n", 'A'+i/1000, i%1000)
	}
	long.WriteString("regler:\n")
	for i := range 501 {
		fmt.Fprintf(&long, "  PV%d: av\n", i+400)
	}
	for name, c := range map[string]struct{ profile, want string }{
		"10 000 rules": {many.String(), "a/profil.yaml:5001:59 fel PV103: Filen har fler än 50 000 uppgifter."},
		"1 000 rules":  {many.String()[:strings.Index(many.String(), "  AB")], "a/profil.yaml:2:3 fel PV121: ”egna” har 1\u00a0000 rader, men får ha högst 200."},
		"501 levels":   {long.String(), "a/profil.yaml:2:3 fel PV121"},
		"broken":       {"egna: [\n", "a/profil.yaml:1:1 fel PV114"},
		"alias":        {"regler: &a { PV341: av }\nundantag: *a\n", "a/profil.yaml:1:9 fel PV110"},
		"a list":       {"- PV341\n", "a/profil.yaml:1:1 fel PV115"},
		"not text":     {"regler: \xff\xfe", "a/profil.yaml:1:9 fel PV102"},
		"deep":         {"egna: " + strings.Repeat("[", 5000), "a/profil.yaml:1"},
		"wrong types":  {"regler: 12\nundantag: { a: b }\negna: ja\n", "a/profil.yaml:1:9 fel PV115"},
		"a pattern of 300 signs": {"egna:\n  AB-001: { gäller: alla, uppgift: dokument.titel, mönster: '" + strings.Repeat("a", 300) + "', text: T. }\n",
			"a/profil.yaml:2:61 fel PV121"},
	} {
		start := time.Now()
		got := told(day(""), profiled(map[string]string{"a/profil.yaml": c.profile}), "a", "PV", "KOM")
		if !strings.Contains("\n"+got, "\n"+c.want) || strings.Count(got, "a/profil.yaml upplysning PV241: ") != 1 || !strings.Contains(got, "a/planer/bas.yaml varning PV390") {
			t.Errorf("%s: got\n%.500s\nwant %s", name, got, c.want)
		}
		if spent := time.Since(start); spent > 5*time.Second {
			t.Errorf("%s took %v", name, spent)
		}
	}
}

// Rules that would take very long are given up, with a word about which.
func TestHeavyOwnRules(t *testing.T) {
	title := "Plan Bas Förvaltningen " + strings.Repeat("aaaaaaaaa ", 10000)
	data := profiled(map[string]string{"a/profil.yaml": "egna:\n  AB-001: { gäller: systemförvaltningsplan, uppgift: inledning.beskrivning, mönster: '(.*.*.*.*){100}x', text: T. }\n" +
		"  AB-002: { gäller: systemförvaltningsplan, uppgift: dokument.diarienummer, finns: ja, text: T. }\n"})
	plan := string(data["a/planer/bas.yaml"].Data)
	data["a/planer/bas.yaml"].Data = []byte(strings.Replace(plan, "Ett system.", title, 1))
	const want = "a/planer/bas.yaml varning PV240: Kommunens egna regler är för tunga att pröva på den här filen: AB-001 och reglerna efter den är inte prövade. Gör mönstren i profil.yaml kortare, eller reglerna färre."
	if got := told(day(""), data, "a/planer", "AB", "PV2"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A profil.yaml that is a link out of the folder, or no file, is not read.
func TestProfileThatIsNoFile(t *testing.T) {
	const aside = "\na/profil.yaml upplysning PV241: profil.yaml går inte att läsa, så planerna prövas mot Planverks egna regler. Ingenting byggs för Kommun A förrän profil.yaml är rättad."
	for name, c := range map[string]struct {
		lay  func(file string) error
		want string
	}{
		"a link out":              {func(file string) error { return os.Symlink("../../hemlig.yaml", file) }, "a/profil.yaml fel PV211: ”profil.yaml” är en länk som leder ut ur kommunens mapp, och läses inte. Lägg filen själv i mappen i stället för en länk." + aside},
		"a link to a file beside": {func(file string) error { return os.Symlink("regler.txt", file) }, "a/planer/bas.yaml:1:1 varning KOM-002: T. "},
		"a folder":                {func(file string) error { return os.Mkdir(file, 0o755) }, "a/profil.yaml fel PV101: ”profil.yaml” är ingen fil. Ta bort mappen eller länken, och skriv en fil med ”planverk ny profil”." + aside},
	} {
		dir := t.TempDir()
		must(os.CopyFS(filepath.Join(dir, "data"), profiled(nil)))
		must(os.WriteFile(filepath.Join(dir, "hemlig.yaml"), []byte("regler: { PV341: av }\n"), 0o644))
		must(os.WriteFile(filepath.Join(dir, "data", "a", "regler.txt"), []byte("egna:\n  KOM-002: { gäller: systemförvaltningsplan, uppgift: dokument.version, finns: ja, text: T. }\n"), 0o644))
		if err := c.lay(filepath.Join(dir, "data", "a", "profil.yaml")); err != nil {
			t.Skip(err) // Windows without the right to make links
		}
		if got := told(day(""), os.DirFS(filepath.Join(dir, "data")), "a/planer", "PV1", "PV2", "KOM"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, c.want)
		}
	}
}
