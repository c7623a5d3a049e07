package cli_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestImportOfWeights: what the year and the costs are divided by may be changed in the
// workbook and goes to its line of the plan. A plan that divides the year alike gets a line
// with the weights of all periods.
func TestImportOfWeights(t *testing.T) {
	const weights = "{ kvartal 1: 40, kvartal 2: 20, kvartal 3: 20, kvartal 4: 20 }"
	const alike = "  periodisering: kvartal    # eller månader; delas lika utan periodnycklar\n"
	shares := "  fördelning: { kontoret: 3, it: 1 } # enligt avtal\n"
	for _, c := range []struct {
		name, from, to string // what the plan has before the workbook is made
		cells          map[[3]string]any
		write          []string // what the plan has then, and after
		told           string
	}{
		{"kept", "", "", nil, nil, ""},
		{"one weight", "", "", map[[3]string]any{{"Perioder", "kvartal 1", "Nyckeltal"}: 55}, []string{"kvartal 1: 40", "kvartal 1: 55"}, ""},
		{"a period that is not there", ", kvartal 4: 20 }", " }", map[[3]string]any{{"Perioder", "kvartal 4", "Nyckeltal"}: 7}, []string{"kvartal 3: 20 }", "kvartal 3: 20, kvartal 4: 7 }"}, ""},
		{"no whole number", "", "", map[[3]string]any{{"Perioder", "kvartal 2", "Nyckeltal"}: 20.5}, nil, "PV689"},
		{"a year divided alike", "  periodnycklar: " + weights + "\n", "", map[[3]string]any{{"Perioder", "kvartal 2", "Nyckeltal"}: 3},
			[]string{alike, alike + "  periodnycklar: { kvartal 1: 1, kvartal 2: 3, kvartal 3: 1, kvartal 4: 1 }\n"}, ""},
		{"all of a year divided alike", "  periodnycklar: " + weights + "\n", "", map[[3]string]any{{"Perioder", "kvartal 1", "Nyckeltal"}: 40, {"Perioder", "kvartal 2", "Nyckeltal"}: 20, {"Perioder", "kvartal 3", "Nyckeltal"}: "20", {"Perioder", "kvartal 4", "Nyckeltal"}: 0},
			[]string{alike, alike + "  periodnycklar: { kvartal 1: 40, kvartal 2: 20, kvartal 3: 20, kvartal 4: 0 }\n"}, ""},
		{"a year divided alike, no whole number", "  periodnycklar: " + weights + "\n", "", map[[3]string]any{{"Perioder", "kvartal 2", "Nyckeltal"}: "hälften"}, nil, "PV689"},
		{"shares", "  kommentar: Beloppen är exklusive moms.\n", shares + "  kommentar: Beloppen är exklusive moms.\n", map[[3]string]any{{"Fördelning", "1", "Nyckeltal"}: 4, {"Fördelning", "2", "Nyckeltal"}: "2"},
			[]string{"kontoret: 3, it: 1 } # enligt", "kontoret: 4, it: 2 } # enligt"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, file := exampleKommun(t)
			if c.from != "" {
				edit(t, dir, file, c.from, c.to)
				if a := planverk(t, dir, "bygg", ".", "--format", "xlsx"); a.code != 0 {
					t.Fatal(a.err)
				}
			}
			before := text(t, dir, file)
			fillRows(t, dir, "nycklar.xlsx", c.cells)
			a := planverk(t, dir, "importera", "nycklar.xlsx", filepath.FromSlash("."))
			want := before
			if c.write != nil {
				want = strings.Replace(before, c.write[0], c.write[1], 1)
			}
			if after := text(t, dir, file); after != want || c.write != nil && want == before {
				t.Errorf("the plan is now\n%s\nreport:\n%s%s", after, a.out, a.err)
			}
			if !strings.Contains(a.out+a.err, c.told) || c.told == "" && a.code != 0 {
				t.Errorf("%d\n%s%s", a.code, a.out, a.err)
			}
		})
	}
}
