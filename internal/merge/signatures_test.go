package merge

import (
	"strings"
	"testing"

	"planverk/internal/doc"
)

// signed gives the signatures of a merged template.
func signed(d *doc.Document) (all []*doc.Signatures) {
	doc.Walk(d, func(b doc.Block) {
		if s, ok := b.(*doc.Signatures); ok {
			all = append(all, s)
		}
	}, nil)
	return all
}

func TestSignatures(t *testing.T) {
	d, found := merge_(t, top+"{{ range .budget.rader }}\nUnderskrift: {{ .benämning }} | Kalmar | Ebba Ekmark | kommunchef\n{{ end }}\n\nUnderskrift: Nybro kommun\nUnderskrift: Torsås kommun | | Nils Jernlid\n")
	if len(found) > 0 || d == nil {
		t.Fatalf("findings:\n%s", listing(found))
	}
	all := signed(d)
	if len(all) != 1 {
		t.Fatalf("%d blocks of signatures, want one", len(all))
	}
	n := len(all[0].Blocks)
	first, nybro, torsas := all[0].Blocks[0], all[0].Blocks[n-2], all[0].Blocks[n-1]
	if n < 4 || first.Party == "" || first.Place != "Kalmar" || first.Who() != "Ebba Ekmark, kommunchef" {
		t.Errorf("%d blocks, the first %+v", n, first)
	}
	if nybro.Party != "Nybro kommun" || nybro.Who() != "Namnförtydligande och titel" || torsas.Place != "" || torsas.Who() != "Nils Jernlid" {
		t.Errorf("the last two are %+v and %+v", nybro, torsas)
	}
	if err := doc.Validate(d); err != nil {
		t.Error(err)
	}
}

// What stands in the data neither parts a signature nor makes a new one.
func TestHostileSignatures(t *testing.T) {
	tpl := parse_(t, top+"Underskrift: {{ .dokument.titel }} | Kalmar\n")
	for _, word := range hostile {
		d, found := tpl.Merge(testInput(func(s string) string { return word }), nil, Env{})
		if d == nil {
			if strings.TrimSpace(clean(word)) != "" && len(found) == 0 {
				t.Errorf("%.40q stops the document without a finding", word)
			}
			continue
		}
		for _, s := range signed(d) {
			if len(s.Blocks) != 1 || s.Blocks[0].Place != "Kalmar" {
				t.Errorf("with %.40q the signatures are %+v", word, s.Blocks)
			}
		}
	}
}

func TestWrongSignatures(t *testing.T) {
	for line, want := range map[string]string{
		"Underskrift: | Kalmar":          "PV460 4:1-4:1 Raden ”Underskrift: | Kalmar” är ingen underskrift.\n    Skriv part, ort, namn och titel med lodräta streck emellan: Underskrift: {{ .part }} | {{ .ort }} | {{ .undertecknare }} | {{ .titel }}\n",
		"Underskrift: a | b | c | d | e": "PV460 4:1-4:1 Raden ”Underskrift: a | b | c | d | e” är ingen underskrift.\n    Skriv part, ort, namn och titel med lodräta streck emellan: Underskrift: {{ .part }} | {{ .ort }} | {{ .undertecknare }} | {{ .titel }}\n",
		"Underskrift: a\nett ord till":   "PV460 4:1-4:1 Raden ”ett ord till” är ingen underskrift.\n    Skriv part, ort, namn och titel med lodräta streck emellan: Underskrift: {{ .part }} | {{ .ort }} | {{ .undertecknare }} | {{ .titel }}\n",
	} {
		s, k := testSchemas()
		tpl, found := Parse("mall.md", top+line+"\n", s, k)
		if got := listing(found); tpl != nil || got != want {
			t.Errorf("%q gives\n%s", line, got)
		}
	}
}
