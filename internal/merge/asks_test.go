package merge

import (
	"strings"
	"testing"

	"planverk/internal/plan"
)

// asksOf lists in order of the schema what a template asks for.
func asksOf(t *Template, name string, s *plan.Schema) (all []string) {
	if t.Asks(s) {
		all = append(all, strings.TrimPrefix(name, "."))
	}
	if s.Items != nil {
		all = append(all, asksOf(t, name+"[]", s.Items)...)
	}
	for _, key := range s.Keys {
		all = append(all, asksOf(t, name+"."+key, s.Fields[key])...)
	}
	return all
}

// TestAsks holds which fields a template asks for, by how it is written.
func TestAsks(t *testing.T) {
	for _, c := range []struct{ template, want string }{
		{"{{ .dokument.titel }}", "dokument.titel"},
		{"{{ with .dokument.titel }}{{ . }}{{ end }}", ""},
		{"{{ if .dokument.titel }}{{ .dokument.titel }}{{ else }}Utan titel{{ end }}", ""},
		{"{{ eller .dokument.titel \"ingen\" }}", ""},
		{"{{ with .dokument.beslut }}{{ .instans }}{{ end }}", ""},
		{"{{ with .dokument.beslut }}{{ .instans }}{{ else }}Inte beslutad.{{ end }}", "dokument.beslut.instans"},
		{"{{ if eq .dokument.status \"utkast\" }}{{ .dokument.titel }}{{ end }}", ""},
		{"{{ if .dokument.beslut }}{{ .dokument.titel }}{{ end }}", ""},
		{"{{ lista .inledning.system }}", "inledning.system"},
		{"{{ with .inledning.system }}{{ lista . }}{{ else }}Inga system.{{ end }}", "inledning.system"},
		{"{{ with .inledning.system }}{{ lista . }}{{ end }}", ""},
		{"{{ if .inledning.system }}{{ lista .inledning.system }}{{ else }}{{ .dokument.titel }}{{ end }}", ""},
		{"{{ range .avtal }}{{ .typ }}{{ with .kommentar }}{{ . }}{{ end }}{{ end }}", "avtal[].typ"},
		{"{{ range .avtal }}{{ .typ }}{{ else }}Inga avtal.{{ end }}", "avtal avtal[].typ"},
		{"{{ with .avtal }}{{ range . }}{{ .motpart }}, {{ .motpart.namn }}{{ end }}{{ else }}Inga avtal.{{ end }}", "avtal avtal[].motpart"},
		{"{{ $p := .inledning.personuppgifter }}{{ kryss $p.innehåller }}{{ if ne $p.innehåller \"nej\" }}{{ kryss $p.registerförd }}{{ end }}", "inledning.personuppgifter.innehåller"},
	} {
		s, kommun := testSchemas()
		made, found := Parse("mall.md", blankHead+c.template, s, kommun)
		if made == nil {
			t.Errorf("%s: %v", c.template, found)
			continue
		}
		if got := strings.Join(asksOf(made, "", s), " "); got != c.want {
			t.Errorf("%s\nasks for %q, not %q", c.template, got, c.want)
		}
	}
}

// TestAsksAsTheSchemaSays: the schema's word goes before the template's, and holds below.
func TestAsksAsTheSchemaSays(t *testing.T) {
	s, kommun := testSchemas()
	s.Fields["dokument"].Fields["beslut"].Optional = plan.No
	s.Fields["dokument"].Fields["beslut"].Fields["paragraf"].Optional = plan.Yes
	s.Fields["avtal"].Optional = plan.Yes
	made, found := Parse("mall.md", blankHead+"{{ with .dokument.beslut }}{{ .instans }}{{ .paragraf }}{{ end }}{{ range .avtal }}{{ .typ }}{{ else }}Inga.{{ end }}", s, kommun)
	if made == nil {
		t.Fatal(found)
	}
	if got := strings.Join(asksOf(made, "", s), " "); got != "dokument.beslut.instans" {
		t.Errorf("asks for %q", got)
	}
}

const blankHead = "---\ntitel: Prov {{ .dokument.id }}\n---\n\n# Prov {#prov}\n\n"
