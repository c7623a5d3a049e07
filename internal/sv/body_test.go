package sv

import "testing"

func TestWithinSentence(t *testing.T) {
	for name, want := range map[string]string{
		"Socialnämnden":                        "socialnämnden",
		"Barn- och utbildningsnämnden":         "barn- och utbildningsnämnden",
		"Individ-, familje- och socialnämnden": "individ-, familje- och socialnämnden",
		"Kommunstyrelsens arbetsutskott":       "kommunstyrelsens arbetsutskott",
		"Kommunfullmäktige":                    "kommunfullmäktige",
		"Nämnden för arbetsmarknad":            "nämnden för arbetsmarknad",
		"Överförmyndarnämnden":                 "överförmyndarnämnden",
		"IT-nämnden":                           "IT-nämnden",
		"Timrå kommun":                         "Timrå kommun",
		"Sundsvalls kommunstyrelse":            "Sundsvalls kommunstyrelse",
		"Tieto":                                "Tieto",
		"":                                     "",
	} {
		if got := WithinSentence(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
