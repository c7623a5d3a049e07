package derive_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/check"
	"planverk/internal/derive"
	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/templates"
)

const agreementFile = `dokument: { typ: samverkansavtal, id: prov, år: 2026 }
underlag: { filer: [] }
avtal: { ändamål: drift, svar senast: 2025-10-15 }
parter:
  kalmar: Kalmar kommun
  emmaboda: { namn: Emmaboda kommun, användare: 30 }
  vimmerby: Vimmerby kommun
budget: { rader: { drift: 100 } }
`

// joined puts parties' files, by name, into the agreement.
func joined(t *testing.T, files ...string) (*derive.Joint, diag.List) {
	t.Helper()
	return joinedIn(t, "", files...)
}

// joinedIn is joined with a status of the agreement.
func joinedIn(t *testing.T, status string, files ...string) (*derive.Joint, diag.List) {
	t.Helper()
	fsys := fstest.MapFS{"k/kommun.yaml": {Data: []byte("namn: Kalmar län\n")}, "k/avtal.yaml": {Data: []byte(strings.Replace(agreementFile, "år: 2026 }", "år: 2026"+status+" }", 1))}}
	set := load.NewSchemaSet(templates.FS)
	kommun, _ := load.Kommun(fsys, "k/kommun.yaml", set)
	own, list := load.Document(fsys, "k/avtal.yaml", kommun, set)
	if len(list) > 0 {
		t.Fatal(list)
	}
	var sources []derive.Source
	for _, f := range files {
		name, text, _ := strings.Cut(f, ": ")
		fsys["k/"+name] = &fstest.MapFile{Data: []byte(text)}
		in, found := load.Document(fsys, "k/"+name, kommun, set)
		s := derive.New(name, name, in)
		s.Findings = found
		sources = append(sources, s)
	}
	j, found := derive.Parties(own, sources)
	return j, check.Weigh(own, found)
}

func file(name, head, part string) string {
	return name + ".yaml: dokument: { typ: avtalspart, " + head + " }\npart: { " + part + " }\n"
}

// lines writes findings as place, level, code and message.
func lines(l diag.List) string {
	var all []string
	for _, d := range l.Sorted() {
		all = append(all, d.Span.String()+" "+d.Severity.String()+" "+d.Code+": "+d.Message)
	}
	return strings.Join(all, "\n")
}

func TestPartiesAreJoined(t *testing.T) {
	j, found := joined(t,
		file("kalmar", "id: kalmar, år: 2026", "namn: Kalmar kommun, användare: 40, undertecknare: { namn: Ebba Ekmark, titel: kommundirektör }, lämnad: 2025-10-15"),
		file("emmaboda", "id: emmaboda", "namn: Emmaboda kommun, användare: 30, lämnad: 2025-10-01"),
		file("vimmerby", "id: vimmerby", "namn: Vimmerby kommun, användare: { vid årets början: 20, nya före juli: 1 }, ny huvudman: ja, lämnad: 2025-10-02"))
	if len(found) > 0 {
		t.Errorf("findings: %v", found)
	}
	a, sourceOf := j.Agreement, j.SourceOf
	k, v := a.Parties[0], a.Parties[2]
	if k.Users.January.N != 40 || k.Signatory.Name.Value != "Ebba Ekmark" || v.Users.Joined.N != 1 || v.New.State != plan.Yes {
		t.Errorf("the parties' own data are not in: %+v %+v", k, v)
	}
	if sourceOf["kalmar"] != "kalmar.yaml" || sourceOf["vimmerby"] != "vimmerby.yaml" {
		t.Errorf("sources %v", sourceOf)
	}
}

// Each finding stands where it is mended: in the party's own file, or in the
// agreement when the party has none.
func TestPartiesFindings(t *testing.T) {
	const day = ", lämnad: 2025-10-15"
	k := file("kalmar", "id: kalmar, år: 2026", "namn: Kalmar kommun, användare: 40"+day)
	e := file("emmaboda", "id: emmaboda", "namn: Emmaboda kommun, användare: 30"+day)
	v := file("vimmerby", "id: vimmerby", "namn: Vimmerby kommun, användare: 20"+day)
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"alla":             {[]string{k, e, v}, ""},
		"en saknas":        {[]string{k, e}, "k/avtal.yaml:7:13 varning PV830: Vimmerby kommun har inte lämnat några uppgifter."},
		"sent":             {[]string{k, e, file("v", "id: vimmerby", "namn: Vimmerby kommun, lämnad: 2025-10-16")}, "k/v.yaml:2:40 varning PV831: Vimmerby kommun lämnade sina uppgifter 2025-10-16, efter den sista dagen (2025-10-15)."},
		"ingen dag":        {[]string{k, e, file("v", "id: vimmerby", "namn: Vimmerby kommun")}, "k/v.yaml:2:1 upplysning PV837: Vimmerby kommun har inte skrivit vilken dag uppgifterna lämnades, så det syns inte om de kom senast 2025-10-15."},
		"ingen part":       {[]string{k, e, v, file("n", "id: vimmerbi", "namn: Vimmerby kommun")}, "k/n.yaml:1:34 varning PV832: Filen ”n.yaml” gäller parten ”vimmerbi”, som inte står i avtalet."},
		"två gånger":       {[]string{k, e, v, file("k2", "id: kalmar", "namn: Kalmar kommun, användare: 41")}, "k/k2.yaml:1:34 varning PV833: Kalmar kommun har lämnat sina uppgifter två gånger: i ”kalmar.yaml” och i ”k2.yaml”, med olika antal användare: 40 och 41."},
		"två gånger lika":  {[]string{k, e, v, file("k2", "id: kalmar", "namn: Kalmar kommun, användare: 40")}, "k/k2.yaml:1:34 varning PV833: Kalmar kommun har lämnat sina uppgifter två gånger: i ”kalmar.yaml” och i ”k2.yaml”."},
		"olika antal":      {[]string{k, v, file("e2", "id: emmaboda", "namn: Emmaboda kommun, användare: 31"+day)}, "k/avtal.yaml:6:21 varning PV834: Avtalet och partens egen fil säger olika om antalet användare för Emmaboda kommun: ”30” och ”31”."},
		"olika namn":       {[]string{k, e, file("v2", "id: vimmerby", "namn: Vimmerby stad"+day)}, "k/avtal.yaml:7:13 varning PV834: Avtalet och partens egen fil säger olika om namnet för Vimmerby kommun: ”Vimmerby kommun” och ”Vimmerby stad”."},
		"annat år":         {[]string{k, e, file("v3", "id: vimmerby, år: 2025", "namn: Vimmerby kommun"+day)}, "k/v3.yaml:1:48 varning PV835: Uppgifterna från Vimmerby kommun gäller 2025, men avtalets budget gäller 2026."},
		"fel i filen":      {[]string{k, e, file("v4", "id: vimmerby", "namn: Vimmerby kommun, användare: många")}, "v4.yaml:2:43 varning PV836: Partens fil ”v4.yaml” har fel och är inte med i avtalet."},
		"ingen yaml":       {[]string{k, e, "vimmerby.yaml: dokument: {\n"}, "vimmerby.yaml:1:1 varning PV836: Partens fil ”vimmerby.yaml” har fel och är inte med i avtalet."},
		"id bara i parten": {[]string{k, e, file("v5", "id: v5", "id: vimmerby, namn: Vimmerby kommun"+day)}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, found := joined(t, c.files...)
			if got := lines(found); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			for _, d := range found {
				if len(d.Hints) == 0 {
					t.Errorf("no hint: %+v", d)
				}
			}
		})
	}
}

// An agreement on its way to be signed is not made with users that nobody knows.
func TestAbsentPartyStopsTheSigning(t *testing.T) {
	_, found := joinedIn(t, ", status: för beslut", file("vimmerby", "id: vimmerby", "namn: Vimmerby kommun, användare: många"))
	const want = "k/avtal.yaml:5:11 fel PV830: Kalmar kommun har inte lämnat några uppgifter.\n" +
		"k/avtal.yaml:6:21 varning PV830: Emmaboda kommun har inte lämnat några uppgifter.\n" + // the agreement says its users
		"vimmerby.yaml:2:43 fel PV836: Partens fil ”vimmerby.yaml” har fel och är inte med i avtalet."
	if got := lines(found); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What the party says of itself holds, and the second file does not.
func TestPartysOwnWordHolds(t *testing.T) {
	j, _ := joined(t, file("e", "id: emmaboda", "namn: Emmaboda kommun, användare: 31"), file("e2", "id: emmaboda", "namn: Emmaboda kommun, användare: 99"))
	if n := j.Agreement.Parties[1].Users.January.N; n != 31 {
		t.Errorf("%d users", n)
	}
}
