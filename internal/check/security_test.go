package check

import (
	"strings"
	"testing"

	"planverk/internal/plan"
)

// The schema that Planverk ships demands all four aspects and their levels, so
// these faults can only come from a municipality's own, looser schema.
func TestClassificationOfLooserSchemas(t *testing.T) {
	given := func(s string) plan.Text { return plan.Text{At: plan.At{ID: "x"}, Value: s} }
	whole := plan.Classing{Information: given("Elevuppgifter"), Confidentiality: given("Betydande"), Integrity: given("Måttlig"),
		Availability: given("synnerligen allvarlig"), Traceability: given("forsumbar")}
	partly, misspelt, other := whole, whole, whole
	partly.Availability, partly.Traceability = plan.Text{}, plan.Text{}
	misspelt.Integrity = given("betydnade")
	other.Integrity = given("hög")
	for _, c := range []struct {
		row  plan.Classing
		want string
	}{
		{whole, ""},
		{partly, "Klassningen av ”Elevuppgifter” saknar tillgänglighet och spårbarhet. | Skriv till exempel tillgänglighet: betydande. | " + securityKnows},
		{misspelt, "Värdet ”betydnade” på riktighet finns inte på skalan i KLASSA. | Menade du betydande? | Skriv försumbar, måttlig, betydande, allvarlig eller synnerligen allvarlig. | " + securityKnows},
		{other, "Värdet ”hög” på riktighet finns inte på skalan i KLASSA. | Skriv försumbar, måttlig, betydande, allvarlig eller synnerligen allvarlig. | " + securityKnows},
	} {
		p := &plan.Systemplan{Introduction: plan.Introduction{Classification: []plan.Classing{c.row}}}
		var got []string
		for _, d := range classificationComplete(&Case{Input: &plan.Input{}, Plan: p}) {
			got = append(got, strings.Join(append([]string{d.Message}, d.Hints...), " | "))
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("got %s\nwant %s", s, c.want)
		}
	}
}
