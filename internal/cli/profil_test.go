package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// municipal is a folder with one municipality under data.
func municipal(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "data", "exempelby"), os.DirFS(filepath.Join(testdata, "kommun"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestProfile is a municipality that writes a profil.yaml: it is laid out, told of when
// it is wrong, and its own codes are explained.
func TestProfile(t *testing.T) {
	dir := municipal(t)
	var b strings.Builder
	run := func(args ...string) {
		t.Helper()
		transcript(&b, args, planverk(t, dir, args...))
	}
	run("ny", "profil", "--mapp", "data/exempelby")
	run("ny", "profil", "--mapp", "data/exempelby")
	run("förklara", "exe-001")
	run("förklara", "EXE-002", "--json")
	run("förklara", "EXX-002")
	profile := filepath.Join(dir, "data", "exempelby", "profil.yaml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(profile, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("egna:\n  EXE-001: { gäller: systemförvaltningsplan, uppgift: dokument.ansvarig, finns: ja, text: Ansvarig saknas. }\n")
	run("kontrollera", "data/exempelby/profil.yaml")
	write("undantag:\n  - { regel: EXE-001, dokument: alla, skäl: Numret kommer., beslutat av: Nämnden, datum: 2021-01-10, gäller till: 2126-02-28 }\n" +
		"  - { regel: EXE-002, dokument: alla, skäl: Numret kom., beslutat av: Nämnden, datum: 2021-01-10, gäller till: 2021-02-28 }\n" +
		"egna:\n  EXE-001: { gäller: systemförvaltningsplan, uppgift: dokument.bilagor, minst: 1, text: Planen saknar bilagor. }\n" +
		"  EXE-002: { gäller: systemförvaltningsplan, uppgift: dokument.diarienummer, finns: ja, nivå: fel, text: Planen saknar diarienummer. }\n")
	run("kontrollera")
	golden(t, "profil.golden", b.String())
}

// Two municipalities may have the same code: both are explained, each with its place.
func TestSameCodeInTwoMunicipalities(t *testing.T) {
	dir := municipal(t)
	if err := os.CopyFS(filepath.Join(dir, "data", "grannby"), os.DirFS(filepath.Join(dir, "data", "exempelby"))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"exempelby", "grannby"} {
		text := "egna:\n  BY-001: { gäller: alla, uppgift: dokument.version, finns: ja, text: Version saknas i " + name + ". }\n"
		if err := os.WriteFile(filepath.Join(dir, "data", name, "profil.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	a := planverk(t, dir, "förklara", "BY-001")
	for _, want := range []string{"BY-001 (varning): Version saknas i exempelby.", "data/exempelby/profil.yaml:2:3", "BY-001 (varning): Version saknas i grannby.", "data/grannby/profil.yaml:2:3"} {
		if !strings.Contains(a.out, want) {
			t.Errorf("%q is not in\n%s%s", want, a.out, a.err)
		}
	}
	built := planverk(t, dir, "bygg").err
	for _, want := range []string{"varning BY-001: Version saknas i exempelby.\n", "varning BY-001: Version saknas i grannby.\n"} {
		if !strings.Contains(built, want) {
			t.Errorf("%q is not in\n%s", want, built)
		}
	}
}
