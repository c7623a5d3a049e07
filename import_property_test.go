package planverk_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestImportProperty: random amounts go into the plan exactly, and no byte outside
// the values is another, whatever line ends and mark the file has.
func TestImportProperty(t *testing.T) {
	rows := map[string][2]string{ // the cell, and the text of the line up to the value and after it
		"Budget!D5":      {"    drift: ", "            # efter avtalet"},
		"Budget!D6":      {"    licenser: { kostnad: ", ", benämning: 'Licenser' }"},
		"Budget!D7":      {"      kostnad: \"", "\"         # inom citat"},
		"Budget!D9":      {"    konsulter: ", ""},
		"Budget!D11":     {"    återbetalning: ", ""},
		"Utveckling!D4":  {"      total kostnad: ", ""},
		"Aktiviteter!G4": {"status: planerad, kostnad: ", " }"},
	}
	r := rand.New(rand.NewPCG(1, 2))
	for round, form := range []func(string) string{
		func(s string) string { return s },
		func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") },
		func(s string) string { return strings.TrimRight(s, "\n") },
		func(s string) string { return strings.ReplaceAll(s, "ö", "o\u0308") },
	} {
		text := form(importPlan)
		i := importer{t, workbookOf(t, importPlace(text))}
		for range 8 {
			want := map[string]int64{}
			back := i.changed(func(f *excelize.File) {
				for cell := range rows {
					if r.IntN(2) == 0 {
						continue
					}
					ore := r.Int64N(1_000_000_000) - 100_000_000
					if r.IntN(3) > 0 {
						ore -= ore % 100
					}
					want[cell] = ore
					sheet, ref, _ := strings.Cut(cell, "!")
					must(f.SetCellFloat(sheet, ref, float64(ore)/100, 2, 64))
				}
			})
			got := i.read(text, back, true)
			if got.Report == nil {
				t.Fatalf("round %d: %+v", round, got.Findings)
			}
			if got.Report.Result.Blocked(true) || got.Report.Taken() != len(want) {
				t.Fatalf("round %d: %d changes\n%s", round, len(want), got.Report.Text())
			}
			if len(want) == 0 {
				continue
			}
			checkOnly(t, text, string(after(got)), rows, want, form)
			// The new plan agrees with the workbook: there is nothing more to take.
			if again := i.read(string(after(got)), back, false); again.Report.Taken() != 0 || again.Report.Result.Blocked(false) {
				t.Fatalf("once more:\n%s", again.Report.Text())
			}
		}
	}
}

// checkOnly holds every line of the changed text against the old one: only the value
// of a changed cell may be another.
func checkOnly(t *testing.T, before, after string, rows map[string][2]string, want map[string]int64, form func(string) string) {
	t.Helper()
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	if len(a) != len(b) {
		t.Fatalf("%d lines became %d:\n%s", len(a), len(b), after)
	}
	changed := 0
	for n := range a {
		if a[n] == b[n] {
			continue
		}
		changed++
		sound := false
		for cell := range want {
			head, tail := strings.TrimPrefix(form(rows[cell][0]), "\ufeff"), form(rows[cell][1])
			old, next := strings.TrimRight(a[n], "\r"), strings.TrimRight(b[n], "\r")
			i := strings.Index(old, head)
			sound = sound || i >= 0 && strings.HasPrefix(next, old[:i]+head) && strings.HasSuffix(next, strings.TrimPrefix(tail, "\ufeff")) && strings.HasSuffix(a[n], "\r") == strings.HasSuffix(b[n], "\r")
		}
		if !sound {
			t.Errorf("line %d:\n%q\n%q", n+1, a[n], b[n])
		}
	}
	if changed != len(want) {
		t.Errorf("%d lines changed, want %d", changed, len(want))
	}
}
