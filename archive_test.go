package planverk_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/internal/readback"
	"planverk/templates"
)

// archived builds one plan of a municipality for the archive.
func archived(t *testing.T, persons string) (files fs.FS, found diag.List) {
	t.Helper()
	data := fstest.MapFS{
		"k/kommun.yaml": {Data: []byte("id: k\nnamn: Knäby kommun\nutseende: { logotyp: { fil: bild/märke.svg, alternativtext: Märke } }\nregister:\n  personer:\n" + persons)},
		"k/planer/x.yaml": {Data: []byte("dokument: { typ: systemförvaltningsplan, id: bas, titel: Plan Bas, år: 2026, diarienummer: KS 2026/14 }\n" +
			"inledning: { system: Bas, beskrivning: Ett system., klassning: [{ information: Allt, konfidentialitet: måttlig, riktighet: måttlig, tillgänglighet: måttlig, spårbarhet: måttlig }] }\nbudget: { rader: { drift: 1 000 kr } }\n")},
		"k/bild/märke.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#0b4f6c" d="M0 0h10v10z"/></svg>`)},
		"k/mallar/systemforvaltningsplan/delar/budget.efter.md": {Data: []byte("Eget stycke.\n")},
	}
	out := filepath.Join(t.TempDir(), "output")
	report := planverk.Build(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
		[]planverk.Place{{FS: data, Path: "k", Name: func(f string) string { return "data/" + f }}},
		planverk.Options{Out: "output", Archive: true, Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	return os.DirFS(out), report.Findings
}

// attachedTo lists what the manifest says that the PDF carries.
func attachedTo(t *testing.T, files fs.FS) string {
	t.Helper()
	var m publish.Manifest
	if err := json.Unmarshal([]byte(read(t, files, "k/bas-2026/manifest.json")), &m); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range m.Files {
		for _, a := range f.Attached {
			names = append(names, f.Format+": "+a.File)
		}
	}
	return strings.Join(names, "\n")
}

// TestArchive: the archive's copy carries what it can be built from, and the review
// finds it there.
func TestArchive(t *testing.T) {
	files, found := archived(t, "    p: { namn: Pia Prov }\n")
	if found.HasErrors() {
		t.Fatal(found)
	}
	const want = "pdf: planer/x.yaml\npdf: kommun.yaml\npdf: mallar/systemforvaltningsplan/delar/budget.efter.md\npdf: bild/märke.svg\npdf: systemforvaltningsplan-bas-2026.xlsx"
	if got := attachedTo(t, files); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	report, reviewed := planverk.Verify(files, ".")
	if len(reviewed) > 0 || len(report.Documents) != 1 || !strings.HasSuffix(report.Documents[0].String(), "; 5 bilagor i PDF-filen") {
		t.Errorf("%v %v", report.Documents, reviewed)
	}
	pdf := read(t, files, "k/bas-2026/systemforvaltningsplan-bas-2026.pdf")
	for _, part := range []string{"<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pvarkiv:diarienummer>KS 2026/14<"} {
		if !strings.Contains(pdf, part) {
			t.Errorf("the metadata do not say %s", part)
		}
	}
	again, _ := archived(t, "    p: { namn: Pia Prov }\n")
	if read(t, again, "k/bas-2026/systemforvaltningsplan-bas-2026.pdf") != pdf {
		t.Error("other bytes the second time")
	}
}

// TestArchiveStandsAlone: the archive's copy prints the words of a link to a document that
// stands beside it elsewhere, and no address; the PDF for everyday keeps the link.
func TestArchiveStandsAlone(t *testing.T) {
	for archive, want := range map[bool]bool{true: false, false: true} {
		out := filepath.Join(t.TempDir(), "output")
		report := planverk.Build(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
			[]planverk.Place{{FS: os.DirFS("data"), Path: "timra/systemsammanstallning-2022.yaml", Name: func(f string) string { return f }}},
			planverk.Options{Out: "output", Archive: archive, Formats: []string{"pdf", "html"}, Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
		if report.Findings.HasErrors() {
			t.Fatal(report.Findings)
		}
		files := os.DirFS(out)
		const name = "timra/alla-system-2022/systemsammanstallning-alla-system-2022"
		heard, err := readback.Speech([]byte(read(t, files, name+".pdf")), false)
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Join(heard, "\n")
		if got := strings.Contains(all, "(länk till ../"); got != want || !strings.Contains(all, "Plan: Systemförvaltningsplan Procapita BoU 2021") {
			t.Errorf("archive %v: links to siblings: %v, want %v\n%s", archive, got, want, all)
		}
		if !strings.Contains(read(t, files, name+".html"), `<a href="../`) {
			t.Errorf("archive %v: the page has lost its links", archive)
		}
		if _, found := planverk.Verify(files, "."); len(found) > 0 {
			t.Errorf("archive %v: %v", archive, found)
		}
	}
}

// TestArchiveOfProtected: nothing is attached when the register names someone whose
// data are protected, also when the document does not.
func TestArchiveOfProtected(t *testing.T) {
	files, found := archived(t, "    p: { namn: Pia Prov, skyddade personuppgifter: ja }\n")
	if got := attachedTo(t, files); got != "" {
		t.Errorf("attached: %s", got)
	}
	const want = "data/k/kommun.yaml:6:52 PV521: PDF-filen byggs utan bilagor: kommun.yaml har en person med skyddade personuppgifter, och hela filen skulle följa med."
	var told []string
	for _, d := range found {
		if d.Code == "PV521" {
			told = append(told, d.Span.String()+" "+d.Code+": "+d.Message)
		}
	}
	if got := strings.Join(told, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
