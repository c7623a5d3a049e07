package check_test

import (
	"os"
	"strings"
	"testing"

	"planverk/internal/check"
	"planverk/internal/load"
	"planverk/internal/plan"
)

// realPlans are the golden findings of the plans in data/timra: what the rules
// say about two plans that a municipality has used, by its own profiles and by all.
var realPlans = []string{"testdata/procapita-bou-2021.txt", "testdata/socialforvaltningen-2022.txt",
	"testdata/procapita-bou-2021-alla.txt", "testdata/socialforvaltningen-2022-alla.txt"}

func TestRealPlans(t *testing.T) {
	data := os.DirFS("../../data/timra")
	for _, file := range realPlans {
		kommun, list := load.Kommun(data, "kommun.yaml", schemas)
		name, all := strings.CutSuffix(strings.TrimSuffix(strings.TrimPrefix(file, "testdata/"), ".txt"), "-alla")
		name = "planer/" + name + ".yaml"
		for _, p := range check.Profiles() {
			if all {
				kommun.Profiles = append(kommun.Profiles, plan.Text{Value: p.Name})
			}
		}
		input, more := load.Document(data, name, kommun, schemas)
		if list = append(list, more...); list.HasErrors() || input == nil {
			t.Fatal(list)
		}
		text, err := os.ReadFile("../../data/timra/" + name)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, file, func(string) string {
			c := &check.Case{Input: input, Plan: new(plan.Systemplan)}
			plan.Bind(input.Root, c.Plan)
			return show(check.Weigh(input, check.Run(c)), string(text))
		})
	}
}
