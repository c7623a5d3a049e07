//go:build unix

package load

import (
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"planverk/internal/diag"
)

// A pipe is refused without being opened: reading it would wait for ever.
func TestPipeIsRefused(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "plan.yaml"), 0o600); err != nil {
		t.Skip(err)
	}
	fsys := os.DirFS(dir)
	const want = "plan.yaml: PV101 Det här är ingen vanlig fil, utan ett rör eller en enhet i datorn."
	in, list := Document(fsys, "plan.yaml", nil, testSet())
	if got := brief(list); got != want || in != nil {
		t.Errorf("got %s, want %s", got, want)
	}
	if GuessType(fsys, "plan.yaml", testSet()) != "" || Gathers(fsys, "plan.yaml") {
		t.Error("a pipe has a type")
	}
}

// A device is refused; an endless one would fill the memory.
func TestDeviceIsRefused(t *testing.T) {
	const want = "zero: PV101 Det här är ingen vanlig fil, utan ett rör eller en enhet i datorn."
	if _, list := Document(os.DirFS("/dev"), "zero", nil, testSet()); brief(list) != want {
		t.Errorf("got %s, want %s", brief(list), want)
	}
}

// A link may lead to another place in the municipality's folder and not out of it. One
// that leads nowhere is a file that can not be read, which the reading tells.
func TestLinksOutOfTheFolderAreRefused(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("hemligt.yaml", head)
	write("timra/kommun.yaml", "namn: Timrå kommun\nregister:\n")
	write("timra/gemensamt/plan.yaml", head)
	for name, target := range map[string]string{
		"timra/planer/inom.yaml":       "../gemensamt/plan.yaml",
		"timra/planer/ut.yaml":         "../../hemligt.yaml",
		"timra/planer/helväg.yaml":     filepath.Join(dir, "hemligt.yaml"),
		"timra/planer/slinga.yaml":     "slinga.yaml",
		"timra/planer/ingenstans.yaml": "finns-inte.yaml",
		"timra/mappen inom":            "gemensamt",
		"timra/mappen ut":              "..",
		"timra/mallar":                 dir,
	} {
		write(name+".x", "")
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	found, list := Find(os.DirFS(dir), "timra")
	var names []string
	for _, f := range found {
		names = append(names, f.File)
	}
	wantNames := []string{"timra/gemensamt/plan.yaml", "timra/planer/ingenstans.yaml", "timra/planer/inom.yaml", "timra/planer/slinga.yaml"}
	if !slices.Equal(names, wantNames) {
		t.Errorf("got %q, want %q", names, wantNames)
	}
	const want = "timra/mallar: PV211 ”mallar” är en länk som leder ut ur kommunens mapp, och läses inte.\n" +
		"timra/mappen ut: PV211 ”mappen ut” är en länk som leder ut ur kommunens mapp, och läses inte.\n" +
		"timra/planer/helväg.yaml: PV211 ”helväg.yaml” är en länk som leder ut ur kommunens mapp, och läses inte.\n" +
		"timra/planer/ut.yaml: PV211 ”ut.yaml” är en länk som leder ut ur kommunens mapp, och läses inte."
	if got := brief(list); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, one := Find(os.DirFS(dir), "timra/planer/ut.yaml"); brief(one) != brief(diag.List{list.Sorted()[3]}) {
		t.Errorf("named itself: %s", brief(one))
	}
}
