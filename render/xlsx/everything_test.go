//go:build verify

package xlsx_test

import (
	"os"
	"path/filepath"
	"testing"

	"planverk/internal/book"
	"planverk/internal/budget"
	"planverk/internal/derive"
	"planverk/internal/doc"
	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/templates"
)

// TestStructureOfEverything checks the files of the municipality that verify/prepare.sh
// makes, whose budget has all that one may have: its plan's, the joint plan's, which takes
// from a follow-up too, and the follow-up's.
func TestStructureOfEverything(t *testing.T) {
	dir := filepath.Join("..", "..", ".verify", "ekonomi")
	data := os.DirFS(dir)
	set := load.NewSchemaSet(templates.FS)
	kommun, found := load.Kommun(data, "kommun.yaml", set)
	refuse(t, found) // make verify lays it up
	read := func(pattern string) *plan.Input {
		names, err := filepath.Glob(filepath.Join(dir, "planer", pattern))
		if err != nil || len(names) != 1 {
			t.Fatal(pattern, names, err)
		}
		in, found := load.Document(data, "planer/"+filepath.Base(names[0]), kommun, set)
		refuse(t, found)
		return in
	}
	source := func(in *plan.Input) derive.Source { return derive.New(in.File, in.File, in) }
	own := source(read("arendesystemet-*.yaml"))
	own.Plan = new(plan.Systemplan)
	plan.Bind(own.Input.Root, own.Plan)
	own.Computed = budget.Compute(own.Plan, own.Input)
	followUp, joint := read("uppfoljning-*.yaml"), read("it-gemensam-*.yaml")
	own.Follow(source(followUp))

	meta := &doc.Document{Meta: doc.Meta{ID: "prov", Title: "Prov", Lang: "sv-SE", Municipality: "Exempelkommun"}}
	went, _ := derive.Uppfoljning(followUp, []derive.Source{own})
	portfolio, _ := derive.ITVerksamhetsplan(joint, []derive.Source{own})
	books := map[string]*book.Workbook{
		"planen":               made(t, data, "kommun.yaml", own.Input.File),
		"uppföljningen":        derive.UppfoljningBook(followUp, meta, went),
		"it-verksamhetsplanen": derive.ITVerksamhetsplanBook(joint, meta, portfolio),
	}
	for name, w := range books {
		if err := w.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		verifyStructure(t, write(t, w), w)
	}
	for name, sheets := range map[string][]string{"planen": {"Översikt", "Koder", "Perioder", "Periodisering", "Fördelning", "Uppföljning", "Data", "Kontroller"}, "it-verksamhetsplanen": {"Fördelning", "Portfölj"}} {
		for _, s := range sheets {
			if books[name].FindSheet(s) == nil {
				t.Errorf("%s has no sheet %s", name, s)
			}
		}
	}
	_, rows := books["it-verksamhetsplanen"].FindTable("tblBudget")
	if rows.Column("Hämtat ur uppföljning") < 0 {
		t.Error("nothing comes from the follow-up")
	}
}
