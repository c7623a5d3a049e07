package cli_test

import (
	"strings"
	"testing"
)

const wordy = "Lifecare skall t.ex. visa \"journaler\"  medelst dator."

// The language is told of in short, below what is wrong; in full when that is asked for;
// and in the answer to other programs by itself.
func TestProposals(t *testing.T) {
	dir := kommun(t)
	edit(t, dir, "planer/lifecare-2027.yaml", "Lifecare är förvaltningens system för journaler.", wordy)
	short := planverk(t, dir, "kontrollera", ".")
	const want = `5 förslag om språket:
  planer/lifecare-2027.yaml:9:25: PV860 ”skall” är en äldre form.
  planer/lifecare-2027.yaml:9:31: PV861 Förkortningen ”t.ex.” bör skrivas ut.
  planer/lifecare-2027.yaml:9:42: PV863 Citattecknen är inte svenska.
  och 2 till
Alla visas med --språk. De säkra kan rättas med --rätta.
`
	if short.code != 0 || !strings.HasSuffix(short.out, want) {
		t.Errorf("%d\n%s\nshould end\n%s", short.code, short.out, want)
	}
	whole := planverk(t, dir, "kontrollera", ".", "--sprak").out
	if strings.Contains(whole, "om språket") || !strings.Contains(whole, `planer/lifecare-2027.yaml:9:55: upplysning PV866: ”medelst” är kanslispråk.
    9 |   beskrivning: Lifecare skall t.ex. visa "journaler"  medelst dator.
      |                                                       ^~~~~~~
  åtgärd: Enklare: med.
  källa: språklagen (2009:600) 11 §
`) {
		t.Error(whole)
	}
	if all := planverk(t, dir, "kontrollera", ".", "--json").out; strings.Count(all, `"nivå": "upplysning"`) < 5 || !strings.Contains(all, `"språk": [`) {
		t.Error(all)
	}

	// A municipality that does not want a rule switches it off; one that it has made a
	// warning stands among the others.
	put(t, dir, "profil.yaml", "regler: { PV860: av, PV861: av, PV863: av, PV865: varning, PV866: av }\n")
	if got := planverk(t, dir, "kontrollera", "."); strings.Contains(got.out, "om språket") || !strings.Contains(got.out, "9:53: varning PV865: Här står 2 mellanslag.") {
		t.Error(got.out)
	}
}
