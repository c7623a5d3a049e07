package xlsx_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/budget"
	"planverk/internal/derive"
	"planverk/internal/doc"
	"planverk/internal/load"
	"planverk/templates"
)

// monthsStayTogether: a party's twelve months are not parted by the end of a page.
func monthsStayTogether(t *testing.T, f *file, w *book.Workbook) {
	for i, s := range w.Sheets {
		if s.Name != "Likviditet" {
			continue
		}
		part := string(f.parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)])
		// Rows 4 to 27 are the first two parties; the third begins the next page.
		if !strings.Contains(part, `<brk id="27"`) || strings.Count(part, "<brk ") != 1 {
			t.Errorf("the first page does not end after two parties: %s", part[max(0, strings.Index(part, "<rowBreaks")):])
		}
	}
}

// TestAgreements checks the files of the region's two agreements: as the text
// stands, without users of each party, and the corrected one, whose thirteen
// parties have files of their own.
func TestAgreements(t *testing.T) {
	data := os.DirFS(filepath.Join("..", "..", "data", "kalmar-lan"))
	set := load.NewSchemaSet(templates.FS)
	kommun, found := load.Kommun(data, "kommun.yaml", set)
	refuse(t, found)
	for _, c := range []struct {
		file    string
		parties bool
		sheets  int
	}{{"avtal/skolhalsa-2010.yaml", false, 8}, {"avtal/skolhalsa-2026.yaml", true, 10}} {
		t.Run(c.file, func(t *testing.T) {
			own, found := load.Document(data, c.file, kommun, set)
			refuse(t, found)
			var sources []derive.Source
			files, err := filepath.Glob(filepath.Join("..", "..", "data", "kalmar-lan", "parter", "*.yaml"))
			if err != nil || len(files) != 13 {
				t.Fatalf("%d parties, %v", len(files), err)
			}
			for _, f := range files {
				if c.parties {
					in, found := load.Document(data, "parter/"+filepath.Base(f), kommun, set)
					refuse(t, found)
					sources = append(sources, derive.New(f, "parter/"+filepath.Base(f), in))
				}
			}
			j, found := derive.Parties(own, sources)
			a, sourceOf := j.Agreement, j.SourceOf
			if len(found) > 0 {
				t.Errorf("findings: %v", found)
			}
			d := &doc.Document{Meta: doc.Meta{ID: "samverkansavtal-skolhalsa", Title: "Samverkansavtal", Lang: "sv-SE", Municipality: "Samverkan i Kalmar län"}}
			w := budget.AgreementWorkbook(a, sourceOf, own, d, nil)
			if len(w.Sheets) != c.sheets {
				t.Errorf("%d sheets, want %d", len(w.Sheets), c.sheets)
			}
			data := write(t, w)
			verifyStructure(t, data, w)
			if c.parties {
				monthsStayTogether(t, unpack(t, data), w)
			}
		})
	}
}
