// Package readback reads finished files back and proves that they agree.
//
// The one call is Verify: it takes a folder of finished documents, reads every
// file with another program's eyes than those that wrote it (ledongthuc/pdf for
// PDF, golang.org/x/net/html for HTML, goldmark and gomarkdown for Markdown,
// excelize for workbooks, encoding/csv for the amounts of finance systems, golang-ical
// and rrule-go for calendars), and compares figure by figure and word by word. It knows
// nothing of how a document was made; it does not rebuild anything, and it writes nothing.
//
// A finding names the figure, what each file says, and the files.
package readback

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"planverk/internal/diag"
)

// Report is what was compared.
type Report struct{ Documents []Document }

// Document is one folder with a manifest.
type Document struct {
	Dir     string
	ID      string // "systemforvaltningsplan-procapita-bou-2021"
	Files   int    // files of the manifest that are present and unchanged
	Figures int    // printed figures with an identity
	Formats []Format
	Carried int // files that the PDF carries
	Faults  int // findings of level fel
}

// Format is how many of the document's figures one kind of file holds.
type Format struct {
	Name    string // "PDF", "Excel", "CSV", "Markdown", "HTML", "kalendern"
	Figures int
}

// String says what was found in one Swedish sentence: "74 siffror är lika i PDF,
// Markdown och HTML, 21 av dem också i Excel; 4 bilagor i PDF-filen".
func (d Document) String() string {
	if d.Faults > 0 {
		return fmt.Sprintf("%s: %s", d.ID, counted(d.Faults, "fel", "fel"))
	}
	if d.Carried > 0 {
		return d.agreement() + "; " + counted(d.Carried, "bilaga", "bilagor") + " i PDF-filen"
	}
	return d.agreement()
}

// agreement says which formats agree on how many figures.
func (d Document) agreement() string {
	var all, some []string
	for _, f := range d.Formats {
		switch {
		case f.Figures == d.Figures:
			all = append(all, f.Name)
		case f.Figures > 0:
			some = append(some, fmt.Sprintf("%d av dem också i %s", f.Figures, f.Name))
		}
	}
	figures := counted(d.Figures, "siffra", "siffror")
	switch {
	case d.Figures == 0:
		return fmt.Sprintf("%s: inga siffror att jämföra", d.ID)
	case len(all) == 1:
		return strings.Join(append([]string{fmt.Sprintf("%s: %s i %s", d.ID, figures, all[0])}, some...), ", ")
	}
	return strings.Join(append([]string{fmt.Sprintf("%s: %s är lika i %s", d.ID, figures, enumerate(all))}, some...), ", ")
}

// Verify checks every document folder in dir of fsys and below. Paths in findings
// begin with dir. The list holds a finding also when there is nothing to check.
func Verify(fsys fs.FS, dir string) (Report, diag.List) {
	var report Report
	var findings diag.List
	dirs, err := documentDirs(fsys, dir)
	if err != nil {
		return report, diag.List{diag.New("PV600", diag.Span{File: dir}, fmt.Sprintf("Mappen ”%s” går inte att läsa.", dir))}
	}
	for _, d := range dirs {
		one, list := verifyDocument(fsys, d)
		report.Documents = append(report.Documents, one)
		findings = append(findings, list...)
	}
	if len(dirs) == 0 {
		findings = append(findings, diag.New("PV600", diag.Span{File: dir},
			fmt.Sprintf("I mappen ”%s” finns inga färdiga dokument: ingen fil %s.", dir, manifestName),
			"Kör ”planverk bygg” först, eller ange mappen där dokumenten ligger."))
	}
	return report, findings
}

// documentDirs finds the folders that hold a manifest, in order. A folder whose
// name begins with a dot is somebody else's (or being built).
func documentDirs(fsys fs.FS, root string) ([]string, error) {
	var dirs []string
	err := fs.WalkDir(fsys, root, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && name == root:
			return err
		case err != nil:
			return fs.SkipDir
		case e.IsDir() && name != root && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		case !e.IsDir() && e.Name() == manifestName:
			dirs = append(dirs, path.Dir(name))
		}
		return nil
	})
	sort.Strings(dirs)
	return dirs, err
}

// verifyDocument checks one folder.
func verifyDocument(fsys fs.FS, dir string) (Document, diag.List) {
	c := &checker{fsys: fsys, dir: dir}
	m, ok := c.manifest()
	one := Document{Dir: dir, ID: m.Document}
	if one.ID == "" {
		one.ID = path.Base(dir)
	}
	if ok {
		one.Files = c.files(m)
		c.read(m)
		for _, r := range c.readings {
			if r.format == formatPDF {
				c.attachments(m, r)
				one.Carried = len(r.carries.names)
			}
		}
		c.compare()
		one.Figures, one.Formats = c.counts()
	}
	for _, f := range c.findings {
		if f.Severity == diag.Fel {
			one.Faults++
		}
	}
	return one, c.findings
}

// checker collects what the files of one document say.
type checker struct {
	fsys      fs.FS
	dir       string
	findings  diag.List
	readings  []*reading
	form      *form
	calendar  *events
	differing []figure // of the reference, already told of
}

func (c *checker) find(code, file, message string, hints ...string) {
	c.findings = append(c.findings, diag.New(code, diag.Span{File: path.Join(c.dir, file)}, message, hints...))
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// enumerate is "PDF, Excel och HTML".
func enumerate(s []string) string {
	if len(s) < 2 {
		return strings.Join(s, "")
	}
	return strings.Join(s[:len(s)-1], ", ") + " och " + s[len(s)-1]
}
