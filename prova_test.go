package planverk_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/internal/diag"
	"planverk/templates"
)

// TestFacit: every document type's example looks as it did when it was approved,
// as ”planverk prova” sees it.
func TestFacit(t *testing.T) {
	w := planverk.World{Templates: templates.FS, Version: "0.1.0"}
	types := planverk.Types(w)
	for _, p := range planverk.Prove(context.Background(), w, planverk.Home{Name: "templates"}, types) {
		for _, c := range p.Changes {
			t.Errorf("%s: %s: %s", p.Type, c.File, c.Message)
		}
		for _, d := range p.Findings {
			t.Errorf("%s: %s %s (when it is meant: go run ./cmd/planverk prova %s --godkänn)", p.Type, d.Code, d.Message, p.Type)
		}
		if p.Now.Pages() == 0 || p.Now.Text == "" {
			t.Errorf("%s: nothing was built", p.Type)
		}
	}
	if len(types) == 0 {
		t.Error("no types")
	}
}

// changed is the built-in templates with some files exchanged; an empty text
// takes a file away.
func changed(t *testing.T, files map[string]string) fs.FS {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(templates.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := fs.ReadFile(templates.FS, name)
		all[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if text == "" {
			delete(all, name)
		} else {
			all[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return all
}

// TestProve: what somebody changes in a template or an example is found and told
// in words; what hinders the comparison is a finding with a remedy.
func TestProve(t *testing.T) {
	const typ = "systemforvaltningsplan"
	read := func(name string) string {
		b, err := fs.ReadFile(templates.FS, typ+"/"+name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, c := range []struct {
		name  string
		files map[string]string
		code  string
		told  []string
	}{
		{"a figure", map[string]string{"exempel.yaml": strings.Replace(read("exempel.yaml"), "kostnad: 150 000 kr", "kostnad: 170 000 kr", 1)}, "PV620",
			[]string{"budget.summa var 200\u00a0000, är nu 220\u00a0000.", "- ", "+ ", "Sidan "}},
		{"a comment of the data", map[string]string{"exempel.yaml": read("exempel.yaml") + "# slut\n"}, "", nil},
		{"a new paragraph", map[string]string{"mall.md": strings.Replace(read("mall.md"), "# Inledning {#inledning}\n", "# Inledning {#inledning}\n\nHär står något nytt.\n", 1)}, "PV620",
			[]string{"+ Här står något nytt.", "stycket ”Här står något nytt.” har tillkommit.", " ned"}},
		{"Windows line ends in the facit", map[string]string{"facit/text.md": strings.ReplaceAll(read("facit/text.md"), "\n", "\r\n")}, "", nil},
		{"one file of the facit is gone", map[string]string{"facit/layout.txt": ""}, "PV620", []string{"Handlingen hade 0 sidor"}},
		{"no facit", map[string]string{"facit/layout.txt": "", "facit/text.md": "", "facit/siffror.txt": ""}, "PV621", nil},
		{"no example", map[string]string{"exempel.yaml": ""}, "PV622", nil},
		{"a fault in the example", map[string]string{"exempel.yaml": strings.Replace(read("exempel.yaml"), "kostnad: 150 000 kr", "kostnad: 150 000 pct", 1)}, "PV123", nil},
		{"a fault in the template", map[string]string{"mall.md": read("mall.md") + "\n{{ .finns.inte }}\n"}, "PV402", nil},
	} {
		files := map[string]string{}
		for name, text := range c.files {
			files[typ+"/"+name] = text
		}
		p := planverk.Prove(context.Background(), planverk.World{Templates: changed(t, files), Version: "9.9.9"}, planverk.Home{Name: "templates"}, []string{typ})[0]
		var said strings.Builder
		for _, ch := range p.Changes {
			said.WriteString(ch.Message + "\n")
		}
		if got := code(p.Findings); got != c.code {
			t.Errorf("%s: finding %q, want %q\n%v", c.name, got, c.code, p.Findings)
		}
		for _, want := range c.told {
			if !strings.Contains(said.String(), want) {
				t.Errorf("%s: does not say %q:\n%s", c.name, want, said.String())
			}
		}
		if c.told == nil && len(p.Changes) > 0 {
			t.Errorf("%s: %s", c.name, said.String())
		}
	}
}

func code(l diag.List) string {
	if len(l) == 0 {
		return ""
	}
	return l[0].Code
}

// BenchmarkProve is all types.
func BenchmarkProve(b *testing.B) {
	w := planverk.World{Templates: templates.FS}
	types := planverk.Types(w)
	for b.Loop() {
		planverk.Prove(context.Background(), w, planverk.Home{Name: "templates"}, types)
	}
}
