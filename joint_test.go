package planverk_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/templates"
)

// The joint agreement and two of its parties' files, as the real ones lie in data.
const (
	agreementFile = "kalmar-lan/avtal/skolhalsa-2026.yaml"
	vimmerbyFile  = "kalmar-lan/parter/vimmerby.yaml"
)

// buildJoint builds the parties' folder and the agreement of 2026 with some files
// changed; "" takes a file away.
func buildJoint(t *testing.T, change map[string]func(string) string) (planverk.Report, []string) {
	t.Helper()
	return buildJointUntil(context.Background(), t, change)
}

// buildJointUntil is buildJoint in a run that may be stopped.
func buildJointUntil(ctx context.Context, t *testing.T, change map[string]func(string) string) (planverk.Report, []string) {
	t.Helper()
	data := fstest.MapFS{}
	for _, pattern := range []string{"kalmar-lan/kommun.yaml", agreementFile, "kalmar-lan/parter/*.yaml"} {
		names, err := fs.Glob(os.DirFS("data"), pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range names {
			text := read(t, os.DirFS("data"), name)
			if edit := change[name]; edit != nil {
				text = edit(text)
			}
			if text != "" {
				data[name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
	}
	out := t.TempDir()
	report := planverk.Build(ctx, planverk.World{Templates: templates.FS, Version: "0.1.0"},
		[]planverk.Place{{FS: data, Path: "kalmar-lan", Name: func(f string) string { return "data/" + f }}},
		planverk.Options{Out: "output", Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	var found []string
	for _, d := range report.Findings {
		found = append(found, d.Span.String()+" "+d.Severity.String()+" "+d.Code+": "+d.Message)
	}
	return report, found
}

func replacing(t *testing.T, from, to string) func(string) string {
	return func(text string) string {
		t.Helper()
		if !strings.Contains(text, from) {
			t.Fatalf("%q is not there", from)
		}
		return strings.Replace(text, from, to, 1)
	}
}

// TestStoppedCount: a build that is stopped before it has read anything counts the
// documents, and not the parties' files.
func TestStoppedCount(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	report, found := buildJointUntil(ctx, t, nil)
	if len(report.Documents) != 1 || report.Documents[0].File != "data/"+agreementFile || len(found) != 1 {
		t.Errorf("%d documents, %v", len(report.Documents), found)
	}
}

// What is wrong with a party's file is told there, once, and nothing that follows
// from it; and a party's file, sound or not, is no document of its own.
func TestPartyFiles(t *testing.T) {
	const (
		draft  = agreementFile
		broken = "data/kalmar-lan/parter/vimmerby.yaml:6:7 fel PV114: En grupp inom klammerparenteser är inte avslutad med ”}”, eller så saknas ett komma."
		left   = " PV836: Partens fil ”parter/vimmerby.yaml” har fel och är inte med i avtalet."
	)
	asDraft := replacing(t, "status: för beslut", "status: utkast")
	for name, c := range map[string]struct {
		change map[string]func(string) string
		want   []string
		built  bool
	}{
		"no users": {map[string]func(string) string{vimmerbyFile: replacing(t, "  användare: 6\n", "")},
			[]string{"data/kalmar-lan/parter/vimmerby.yaml:6:1 fel PV805: Antalet användare saknas för Vimmerby kommun."}, false},
		"zero users": {map[string]func(string) string{vimmerbyFile: replacing(t, "användare: 6", "användare: 0"), draft: asDraft},
			[]string{"data/kalmar-lan/parter/vimmerby.yaml:9:14 varning PV805: Antalet användare är noll för Vimmerby kommun."}, true},
		"no file": {map[string]func(string) string{vimmerbyFile: func(string) string { return "" }, draft: func(s string) string {
			return replacing(t, "    - parter/vimmerby.yaml\n", "")(s)
		}}, []string{"data/kalmar-lan/avtal/skolhalsa-2026.yaml:51:13 fel PV830: Vimmerby kommun har inte lämnat några uppgifter."}, false},
		"a listed file that has not come": {map[string]func(string) string{vimmerbyFile: func(string) string { return "" }},
			[]string{"data/kalmar-lan/avtal/skolhalsa-2026.yaml:52:13 fel PV830: Vimmerby kommun har inte lämnat några uppgifter."}, false},
		"a listed file that is misspelt": {map[string]func(string) string{draft: replacing(t, "parter/vimmerby.yaml", "parter/vimerby.yaml")},
			[]string{"data/kalmar-lan/avtal/skolhalsa-2026.yaml:26:7 fel PV703: Filen ”parter/vimerby.yaml” finns inte bland kommunens filer."}, false},
		"a party twice": {map[string]func(string) string{draft: replacing(t, "  nybro: Nybro kommun\n", "  nybro: Nybro kommun\n  nybro2: Nybro kommun\n")},
			[]string{"data/kalmar-lan/avtal/skolhalsa-2026.yaml:50:11 fel PV801: Parten ”nybro2” står två gånger: den har samma namn som ”nybro” på rad 49.",
				"data/kalmar-lan/avtal/skolhalsa-2026.yaml:73:21 upplysning PV820: Avtalet har 14 parter, och en omröstning kan sluta lika. Det står inte vad som gäller då."}, false},
		"broken YAML in a draft": {map[string]func(string) string{vimmerbyFile: replacing(t, "part:\n", "part: {\n"), draft: asDraft},
			[]string{broken, "data/kalmar-lan/parter/vimmerby.yaml:6:7 varning" + left}, true},
		"broken YAML": {map[string]func(string) string{vimmerbyFile: replacing(t, "part:\n", "part: {\n")},
			[]string{broken, "data/kalmar-lan/parter/vimmerby.yaml:6:7 fel" + left}, false},
		"not even a type": {map[string]func(string) string{vimmerbyFile: func(string) string { return "x: {\n" }},
			[]string{"data/kalmar-lan/parter/vimmerby.yaml:1:1 fel PV114: Här saknas ett värde.", "data/kalmar-lan/parter/vimmerby.yaml:1:1 fel" + left}, false},
		"no day": {map[string]func(string) string{vimmerbyFile: replacing(t, "  lämnad: ", "  # lämnad: ")},
			[]string{"data/kalmar-lan/parter/vimmerby.yaml:6:1 upplysning PV837: Vimmerby kommun har inte skrivit vilken dag uppgifterna lämnades, så det syns inte om de kom senast 2025-10-15."}, true},
	} {
		t.Run(name, func(t *testing.T) {
			report, found := buildJoint(t, c.change)
			if got, want := strings.Join(found, "\n"), strings.Join(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if len(report.Documents) != 1 || (report.Documents[0].Published != nil) != c.built {
				t.Errorf("documents %+v, want the agreement alone, built %v", report.Documents, c.built)
			}
		})
	}
}

// Before any party has answered, each is asked for, and nothing else is said.
func TestNoPartyHasAnswered(t *testing.T) {
	change := map[string]func(string) string{agreementFile: func(text string) string {
		before, rest, _ := strings.Cut(replacing(t, "status: för beslut", "status: utkast")(text), "  filer:\n")
		_, after, found := strings.Cut(rest, "\n\n")
		if !found {
			t.Fatal("no list of files")
		}
		return before + "\n" + after
	}}
	names, err := fs.Glob(os.DirFS("data"), "kalmar-lan/parter/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		change[name] = func(string) string { return "" }
	}
	report, found := buildJoint(t, change)
	if len(report.Documents) != 1 || report.Documents[0].Published == nil || len(found) != len(names) {
		t.Errorf("built %+v with\n%s", report.Documents, strings.Join(found, "\n"))
	}
	for _, f := range found {
		if !strings.Contains(f, " varning PV830: ") {
			t.Error(f)
		}
	}
}

// What the data make wrong in a figure of a template is told of in the data.
func TestFigureOfFaultyData(t *testing.T) {
	const at = "data/" + agreementFile
	many := func(text string) string {
		first, last := strings.Index(text, "    systemägarråd:\n"), strings.Index(text, "  värdkommuner:")
		if first < 0 || last < first {
			t.Fatal("the agreement has no bodies")
		}
		return text[:first] + strings.Repeat("    r#: { namn: Råd }\n", 61) + text[last:]
	}
	for name, c := range map[string]struct {
		change func(string) string
		want   string
	}{
		"sixty-one boxes": {func(text string) string {
			text = many(text)
			for i := range 61 {
				text = strings.Replace(text, "r#", fmt.Sprintf("r%d", i), 1)
			}
			return text
		}, at + ":126:18 fel PV454: Figuren har 61 rutor, och högst 60 får plats."},
		"unknown box above": {replacing(t, "lyder under: systemförvaltare", "lyder under: systemforvalt"),
			at + ":125:20 fel PV455: Rutan ”systemforvalt” finns inte i figuren."},
		"boxes in a circle": {replacing(t, "namn: Systemägarråd\n", "namn: Systemägarråd\n      lyder under: central-systemägare\n"),
			at + ":68:20 fel PV455: Rutan ”Systemägarråd” står under sig själv."},
	} {
		t.Run(name, func(t *testing.T) {
			_, found := buildJoint(t, map[string]func(string) string{agreementFile: c.change})
			if got := strings.Join(found, "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
