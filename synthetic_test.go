package planverk_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// synthetic makes a municipality with n plans, the same for the same n and seed:
// ten departments, a platform that every tenth plan shares with the one before,
// classifications and costs that differ, and derived documents over all of it.
func synthetic(n int, seed uint64) fstest.MapFS {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	files := fstest.MapFS{}
	put := func(name, text string) { files["data/synt/"+name] = &fstest.MapFile{Data: []byte(text)} }
	var k strings.Builder
	k.WriteString("id: synt\nnamn: Syntköpings kommun\nkortnamn: Syntköping\nkommunkod: 2262\nregister:\n  organisationer:\n    ks: { namn: Kommunstyrelsen, typ: nämnd }\n")
	for d := range 10 {
		fmt.Fprintf(&k, "    f%d: { namn: Förvaltning nummer %d, kortnamn: F%d, typ: förvaltning, nämnd: ks }\n", d, d, d)
		fmt.Fprintf(&k, "    l%d: { namn: Leverantör %d, typ: leverantör }\n", d, d)
	}
	k.WriteString("  personer:\n")
	for d := range 10 {
		fmt.Fprintf(&k, "    p%d: { namn: Kim Provsson %c, titel: systemförvaltare, organisation: f%d }\n", d, 'A'+d, d)
	}
	k.WriteString("  system:\n")
	for s := range n {
		fmt.Fprintf(&k, "    s%d: { namn: System %d, typ: verksamhetssystem, leverantör: l%d, drift: l%d }\n", s, s, s%10, (s+1)%10)
	}
	k.WriteString("  roller: { systemägare: Systemägare, systemförvaltare: Systemförvaltare, personuppgiftsansvarig: Personuppgiftsansvarig }\n")
	put("kommun.yaml", k.String())
	for i := range n {
		put(fmt.Sprintf("planer/plan-%04d.yaml", i), syntheticPlan(i, r))
	}
	for _, typ := range []string{"systemsammanställning", "it-verksamhetsplan"} {
		limit := ""
		if typ == "it-verksamhetsplan" {
			limit = "gräns: 80 000 kr\n"
		}
		put(typ[:2]+"-alla.yaml", fmt.Sprintf("dokument: { typ: %s, id: %s-alla, år: 2026, status: utkast }\nunderlag: { typ: systemförvaltningsplan, år: 2026 }\n%s", typ, typ[:2], limit))
	}
	return files
}

// syntheticPlan is plan number i, about as long as a real one.
func syntheticPlan(i int, r *rand.Rand) string {
	levels := []string{"måttlig", "betydande", "allvarlig"}
	pick := func(words []string) string { return words[r.IntN(len(words))] }
	var b strings.Builder
	systems := fmt.Sprintf("s%d", i)
	if i%10 == 9 {
		systems += fmt.Sprintf(", s%d", i-1)
	}
	fmt.Fprintf(&b, "dokument: { typ: systemförvaltningsplan, id: plan-%04d, titel: Plan %04d för systemet, år: 2026, förvaltning: f%d, status: utkast }\n", i, i, i%10)
	fmt.Fprintf(&b, "inledning:\n  system: [%s]\n  beskrivning: |\n", systems)
	for p := range 6 {
		fmt.Fprintf(&b, "    Stycke %d beskriver hur systemet används i verksamheten och vilken nytta det gör för dem som arbetar där.\n\n", p)
	}
	fmt.Fprintf(&b, "  personuppgifter: { innehåller: ja, registerförd: ja }\n  klassning:\n    - { information: Alla uppgifter, konfidentialitet: %s, riktighet: %s, tillgänglighet: %s, spårbarhet: %s }\n",
		pick(levels), pick(levels), pick(levels), pick(levels))
	b.WriteString("  kontinuitetsplan: ja\navtal:\n")
	for a := range 4 {
		fmt.Fprintf(&b, "  - { typ: Avtal %d, motpart: l%d, till: 20%02d-%02d-28 }\n", a, i%10, 26+r.IntN(8), 1+r.IntN(12))
	}
	b.WriteString("budget:\n  rader:\n")
	for _, row := range []string{"systemförvaltning", "drift", "utveckling", "utbildning", "övrigt"} {
		fmt.Fprintf(&b, "    %s: %d kr\n", row, 1000*(1+r.IntN(2000)))
	}
	if i%10 == 9 { // thirds, and every other time sevenths
		fmt.Fprintf(&b, "  kommentar: Kostnaderna delas.\n  fördelning: { f%d: 1, f%d: %d }\n", i%10, (i-1)%10, 2+4*(i/10%2))
	}
	fmt.Fprintf(&b, "organisation:\n  roller:\n    - { roll: systemägare, innehavare: p%d, titel: Förvaltningschef }\n    - { roll: systemförvaltare, innehavare: p%d }\n", i%10, (i+1)%10)
	b.WriteString("aktiviteter:\n  utveckling:\n")
	for u := range 3 {
		fmt.Fprintf(&b, "    - { id: u%d, vad: Införande av modul %d, när: Q%d 2026, total kostnad: %d kr }\n", u, u, 1+r.IntN(4), 1000*(1+r.IntN(900)))
	}
	b.WriteString("  förvaltning:\n")
	for f := range 8 {
		fmt.Fprintf(&b, "    - { id: f%d, när: 2026-%02d, vad: Aktivitet nummer %d i planen, kategori: uppgradering, kostnad: %d kr }\n", f, 1+r.IntN(12), f, 1000*r.IntN(100))
	}
	return b.String()
}
