package sv

import "strings"

// bodies are what a municipality's bodies and departments end with when they are
// named by what they are: such a name is a common noun, and has a small letter
// within a sentence (Svenska skrivregler: socialnämnden, but Timrå kommun).
var bodies = []string{
	"nämnd", "nämnden", "styrelse", "styrelsen", "fullmäktige", "utskott", "utskottet", "beredning", "beredningen", "råd", "rådet",
	"förvaltning", "förvaltningen", "kontor", "kontoret", "avdelning", "avdelningen", "enhet", "enheten",
}

// WithinSentence writes the name of a body as it stands inside a sentence:
// "socialnämnden", "barn- och utbildningsnämnden"; "Timrå kommun", "IT-nämnden" and
// "Sundsvalls kommunstyrelse" keep their capitals.
func WithinSentence(name string) string {
	for _, word := range strings.Fields(name) {
		word = strings.TrimSuffix(word, ",")
		if word == "och" || strings.HasSuffix(word, "-") {
			continue
		}
		if isBody(strings.ToLower(word)) {
			return Decapital(name)
		}
		return name
	}
	return name
}

func isBody(word string) bool {
	for _, b := range bodies {
		if strings.HasSuffix(word, b) || strings.HasSuffix(word, b+"s") {
			return true
		}
	}
	return false
}
