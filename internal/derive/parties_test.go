package derive_test

import (
	"strings"
	"testing"
	"testing/fstest"

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
func joined(t *testing.T, files ...string) (*plan.JointAgreement, map[string]string, diag.List) {
	t.Helper()
	fsys := fstest.MapFS{"k/kommun.yaml": {Data: []byte("namn: Kalmar län\n")}, "k/avtal.yaml": {Data: []byte(agreementFile)}}
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
		s := derive.New(name, in)
		s.Findings = found
		sources = append(sources, s)
	}
	return derive.Parties(own, sources)
}

func file(name, head, part string) string {
	return name + ".yaml: dokument: { typ: avtalspart, " + head + " }\npart: { " + part + " }\n"
}

func codes(l diag.List) string {
	var all []string
	for _, d := range l {
		all = append(all, d.Code)
	}
	return strings.Join(all, " ")
}

func TestPartiesAreJoined(t *testing.T) {
	a, sourceOf, found := joined(t,
		file("kalmar", "id: kalmar, år: 2026", "namn: Kalmar kommun, användare: 40, undertecknare: { namn: Ebba Ekmark, titel: kommundirektör }, lämnad: 2025-10-15"),
		file("emmaboda", "id: emmaboda", "namn: Emmaboda kommun, användare: 30"),
		file("vimmerby", "id: vimmerby", "namn: Vimmerby kommun, användare: { vid årets början: 20, nya före juli: 1 }, ny huvudman: ja"))
	if len(found) > 0 {
		t.Errorf("findings: %v", found)
	}
	k, v := a.Parties[0], a.Parties[2]
	if k.Users.January.N != 40 || k.Signatory.Name.Value != "Ebba Ekmark" || v.Users.Joined.N != 1 || v.New.State != plan.Yes {
		t.Errorf("the parties' own data are not in: %+v %+v", k, v)
	}
	if sourceOf["kalmar"] != "kalmar.yaml" || sourceOf["vimmerby"] != "vimmerby.yaml" {
		t.Errorf("sources %v", sourceOf)
	}
}

func TestPartiesFindings(t *testing.T) {
	k := file("kalmar", "id: kalmar, år: 2026", "namn: Kalmar kommun, användare: 40")
	e := file("emmaboda", "id: emmaboda", "namn: Emmaboda kommun, användare: 30")
	v := file("vimmerby", "id: vimmerby", "namn: Vimmerby kommun, användare: 20")
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"alla":             {[]string{k, e, v}, ""},
		"en saknas":        {[]string{k, e}, "PV830"},
		"alla saknas":      {nil, "PV830 PV830 PV830"},
		"sent":             {[]string{k, e, file("v", "id: vimmerby", "namn: Vimmerby kommun, lämnad: 2025-10-16")}, "PV831"},
		"ingen part":       {[]string{k, e, v, file("n", "id: vimmerbi", "namn: Vimmerby kommun")}, "PV832"},
		"två gånger":       {[]string{k, e, v, file("k2", "id: kalmar", "namn: Kalmar kommun, användare: 41")}, "PV833"},
		"olika antal":      {[]string{k, v, file("e2", "id: emmaboda", "namn: Emmaboda kommun, användare: 31")}, "PV834"},
		"olika namn":       {[]string{k, e, file("v2", "id: vimmerby", "namn: Vimmerby stad")}, "PV834"},
		"annat år":         {[]string{k, e, file("v3", "id: vimmerby, år: 2025", "namn: Vimmerby kommun")}, "PV835"},
		"fel i filen":      {[]string{k, e, file("v4", "id: vimmerby", "namn: Vimmerby kommun, användare: många")}, "PV836"},
		"id bara i parten": {[]string{k, e, file("v5", "id: v5", "id: vimmerby, namn: Vimmerby kommun")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, found := joined(t, c.files...)
			if got := codes(found); got != c.want {
				t.Errorf("got %q, want %q: %v", got, c.want, found)
			}
			for _, d := range found {
				if !strings.HasSuffix(d.Message, ".") || len(d.Hints) == 0 || d.Span.File != "k/avtal.yaml" || d.Span.Start.Line == 0 {
					t.Errorf("no whole sentence with place and hint: %+v", d)
				}
			}
		})
	}
}

// What the party says of itself holds, and the second file does not.
func TestPartysOwnWordHolds(t *testing.T) {
	a, _, _ := joined(t, file("e", "id: emmaboda", "namn: Emmaboda kommun, användare: 31"), file("e2", "id: emmaboda", "namn: Emmaboda kommun, användare: 99"))
	if n := a.Parties[1].Users.January.N; n != 31 {
		t.Errorf("%d users", n)
	}
}
