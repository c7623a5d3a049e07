package reconcile

import (
	"strings"
	"testing"

	"planverk/internal/diag"
	"planverk/internal/intake"
)

// TestReportIsHarmless: words of a workbook steer neither a terminal nor a Markdown page.
func TestReportIsHarmless(t *testing.T) {
	evil := "a\x1b[2J|<b>*x*</b>`y`[z](http://example.org)\u202e\r\nb"
	r := Report{Book: evil, Plan: evil, Title: evil, End: "Klart.", Result: &Result{
		Changes:  []Change{{Cell: evil, Row: evil, Column: evil, Theirs: Value{Given: true, Text: evil}}},
		Added:    []Added{{Cell: evil, ID: evil, List: evil, Fields: []AddedField{{Column: evil, Value: Value{Given: true, Text: evil}}}}},
		Findings: []Finding{{Cell: evil, Diagnostic: diag.Diagnostic{Code: "PV677", Severity: diag.Varning, Message: evil, Hints: []string{evil}}}},
	}}
	if s := r.Text(); strings.ContainsAny(s, "\x1b\r\u202e") {
		t.Errorf("%q", s)
	}
	s := r.Markdown()
	if strings.ContainsAny(s, "\x1b\r\u202e") || strings.Contains(s, "<b>") && !strings.Contains(s, `\<b>`) || strings.Contains(s, "](") && !strings.Contains(s, `\](`) {
		t.Errorf("%q", s)
	}
	for _, line := range strings.Split(s, "\n") {
		if !strings.HasPrefix(line, "| a") && !strings.HasPrefix(line, "| ") {
			continue
		}
		bars := strings.Count(line, "|") - strings.Count(line, `\|`)
		if bars != 8 && bars != 5 {
			t.Errorf("%d cells: %s", bars-1, line)
		}
	}
}

// TestBaseFromOutside: a list of what the workbook held that is not ours is no list.
func TestBaseFromOutside(t *testing.T) {
	heads := intake.Cells{}
	heads.Put(intake.Ref{Row: 1, Col: 1}, intake.Cell{Kind: intake.Text, Raw: "ID"})
	heads.Put(intake.Ref{Row: 1, Col: 2}, intake.Cell{Kind: intake.Text, Raw: "Värde"})
	for name, s := range map[string]*intake.Sheet{
		"tom":            {Name: "_bas", Cells: intake.Cells{}},
		"andra rubriker": {Name: "_bas", Rows: 1, Cols: 2, Cells: heads},
		"annat namn":     {Name: "bas", Cells: intake.Cells{}},
	} {
		if got := Origin(&intake.Book{Sheets: []*intake.Sheet{s}}); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}
