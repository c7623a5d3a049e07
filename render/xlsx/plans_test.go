package xlsx_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"planverk/internal/book"
	"planverk/internal/budget"
	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/merge"
	"planverk/internal/plan"
	"planverk/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const typ = "systemforvaltningsplan"

// workbook takes a plan of data/timra through the whole house. Findings are left
// out: they have tests of their own.
func workbook(t testing.TB, file string) *book.Workbook {
	t.Helper()
	return made(t, os.DirFS(filepath.Join("..", "..", "data", "timra")), "kommun.yaml", file)
}

// example gives the workbook of the example of a plan, which has every kind of data.
func example(t testing.TB) *book.Workbook {
	t.Helper()
	return made(t, templates.FS, "kommun/exempel.yaml", typ+"/exempel.yaml")
}

func made(t testing.TB, data fs.FS, municipalityFile, file string) *book.Workbook {
	t.Helper()
	set := load.NewSchemaSet(templates.FS)
	kommun, found := load.Kommun(data, municipalityFile, set)
	refuse(t, found)
	in, found := load.Document(data, file, kommun, set)
	refuse(t, found)
	schema, _ := set.Get(typ)
	source, found := load.NewTemplates(templates.FS).Text(typ)
	refuse(t, found)
	municipality, _ := set.Get("kommun")
	template, found := merge.ParseFiles(source, schema, municipality)
	refuse(t, found)
	var p plan.Systemplan
	plan.Bind(in.Root, &p)
	d, found := template.Merge(in, budget.Compute(&p, in), merge.Env{Generator: "Planverk 0.1.0", Checksum: "7f3a 91c0 d2e4"})
	refuse(t, found)
	in.SHA256 = "" // changes with every comment in the file
	return budget.Workbook(&p, in, d, nil)
}

func refuse(t testing.TB, found diag.List) {
	t.Helper()
	if found.HasErrors() {
		t.Fatal(found)
	}
}

// TestPlans shows the workbooks of Timrå's two plans and of the example, and checks their files.
func TestPlans(t *testing.T) {
	for _, id := range []string{"procapita-bou-2021", "socialforvaltningen-2022", "exempel"} {
		t.Run(id, func(t *testing.T) {
			var w *book.Workbook
			if id == "exempel" {
				w = example(t)
			} else {
				w = workbook(t, "planer/"+id+".yaml")
			}
			verifyStructure(t, write(t, w), w)
			golden := filepath.Join("testdata", id+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(w.Dump()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if w.Dump() != string(want) {
				t.Errorf("the workbook is not that of %s; run go test ./render/xlsx -update and read the difference", golden)
			}
		})
	}
}

// TestSeedSums holds the sums that the municipality itself printed.
func TestSeedSums(t *testing.T) {
	for file, want := range map[string]int64{"planer/procapita-bou-2021.yaml": 1_000_000_00, "planer/socialforvaltningen-2022.yaml": 3_524_000_00} {
		w := workbook(t, file)
		_, costs := w.FindTable("tblKostnad")
		if sum := costs.Columns[costs.Column("Kostnad")].Total.(*book.Formula).Value; sum != want {
			t.Errorf("%s: the sum is %d öre, should be %d", file, sum, want)
		}
	}
}

// TestStatusesAreThoseOfTheSchema: a choice in the list must be legal in the plan.
func TestStatusesAreThoseOfTheSchema(t *testing.T) {
	set := load.NewSchemaSet(templates.FS)
	s, _ := set.Get(typ)
	want := s.Fields["aktiviteter"].Fields["förvaltning"].Items.Fields["status"].Enum
	_, activities := workbook(t, "planer/socialforvaltningen-2022.yaml").FindTable("tblAktivitet")
	if got := activities.Columns[activities.Column("Status")].Choices; !slices.Equal(got, want) {
		t.Errorf("the workbook offers %q, the schema has %q", got, want)
	}
}

// BenchmarkPlan makes the workbook's file for the larger of the two plans.
func BenchmarkPlan(b *testing.B) {
	w := workbook(b, "planer/socialforvaltningen-2022.yaml")
	b.ReportAllocs()
	for b.Loop() {
		write(b, w)
	}
}
