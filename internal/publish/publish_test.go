package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"planverk/internal/diag"
)

// sample is a document of two files whose bytes carry a mark.
func sample(mark string) Document {
	return Document{
		Folder: "timra/procapita-bou-2021", ID: "systemforvaltningsplan-procapita-bou-2021",
		Type: "systemforvaltningsplan", Version: "0.1.0",
		Files: []File{
			{Name: "systemforvaltningsplan-procapita-bou-2021.md", Format: "md", Data: []byte("# " + mark + "\n")},
			{Name: "systemforvaltningsplan-procapita-bou-2021.pdf", Format: "pdf", Data: []byte("%PDF " + mark)},
		},
		Data:      []Source{{"planer/procapita-bou-2021.yaml", "aa"}},
		Templates: []Source{{"mall.md", "bb"}},
	}
}

// snapshot is everything under a folder: name -> bytes, "/" for a folder.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		if e.IsDir() {
			all[filepath.ToSlash(rel)] = "/"
			return nil
		}
		if e.Type()&fs.ModeSymlink != 0 {
			to, err := os.Readlink(p)
			all[filepath.ToSlash(rel)] = "-> " + to
			return err
		}
		b, err := os.ReadFile(p)
		all[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("%s: %s is gone", what, name)
		}
	}
	for name, b := range got {
		if want[name] != b {
			t.Errorf("%s: %s is %q, want %q", what, name, b, want[name])
		}
	}
}

func put(t *testing.T, dir string, d Document) (Result, diag.List) {
	t.Helper()
	disk, l := Open(dir)
	if len(l) > 0 {
		t.Fatal(l)
	}
	tree := New(disk, "output")
	defer tree.Close()
	return tree.Put(context.Background(), d)
}

func TestPut(t *testing.T) {
	dir := t.TempDir()
	res, l := put(t, dir, sample("ett"))
	if len(l) > 0 || res.Unchanged || res.Folder != "output/timra/procapita-bou-2021" || len(res.Files) != 3 {
		t.Fatalf("first: %+v %v", res, l)
	}
	first := snapshot(t, dir)
	if len(first) != 6 { // three folders, two files, one manifest
		t.Fatalf("the tree holds %v", first)
	}
	const want = `{
  "planverk": "0.1.0",
  "dokument": "systemforvaltningsplan-procapita-bou-2021",
  "typ": "systemforvaltningsplan",
  "filer": [
    {
      "namn": "systemforvaltningsplan-procapita-bou-2021.md",
      "format": "md",
      "sha256": "35ebc637ea6e2c82f1c8efce9ac2ed4af71c93c13c1c63d7ca6d0d7c52ef7bd6",
      "storlek": 6
    },
`
	if got := first["timra/procapita-bou-2021/manifest.json"]; !strings.HasPrefix(shaless(got), shaless(want)) {
		t.Errorf("manifest is\n%s", got)
	}

	res, l = put(t, dir, sample("ett"))
	if len(l) > 0 || !res.Unchanged {
		t.Errorf("the same again: %+v %v", res, l)
	}
	res, l = put(t, dir, sample("två"))
	if len(l) > 0 || res.Unchanged {
		t.Errorf("changed: %+v %v", res, l)
	}
	if got := snapshot(t, dir)["timra/procapita-bou-2021/systemforvaltningsplan-procapita-bou-2021.md"]; got != "# två\n" {
		t.Errorf("the file reads %q", got)
	}
	fewer := sample("två")
	fewer.Files = fewer.Files[:1]
	if _, l = put(t, dir, fewer); len(l) > 0 {
		t.Error(l)
	}
	if got := snapshot(t, dir); len(got) != 5 {
		t.Errorf("a format that is no longer asked for stays: %v", got)
	}
}

// shaless takes the digests out, whose values other tests of the standard library vouch for.
func shaless(s string) string {
	out := strings.Builder{}
	for line := range strings.Lines(s) {
		if !strings.Contains(line, "sha256") {
			out.WriteString(line)
		}
	}
	return out.String()
}

// TestPutAtOnce publishes many documents at a time into a fresh tree.
func TestPutAtOnce(t *testing.T) {
	const many = 40
	dir := t.TempDir()
	disk, l := Open(dir)
	if len(l) > 0 {
		t.Fatal(l)
	}
	tree := New(disk, "output")
	defer tree.Close()
	found := make([]diag.List, many)
	var wg sync.WaitGroup
	for i := range many {
		wg.Go(func() {
			d := sample("x")
			d.Folder = fmt.Sprintf("kommun-%d/plan-%d", i%2, i)
			_, found[i] = tree.Put(context.Background(), d)
		})
	}
	wg.Wait()
	for i, l := range found {
		if len(l) > 0 {
			t.Errorf("%d: %v", i, l)
		}
	}
	if n := len(snapshot(t, dir)); n != 3+many*4 { // three folders above, and each document's folder with three files
		t.Errorf("the tree holds %d names", n)
	}
}

func TestRecoversFromCrash(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, sample("gammal"))
	folder := filepath.Join(dir, "timra", "procapita-bou-2021")
	aside := filepath.Join(dir, "timra", asidePrefix+"procapita-bou-2021")
	stage := filepath.Join(dir, "timra", stagePrefix+"procapita-bou-2021")

	// Killed between the renames: the old one is aside, the new one staged.
	if err := errors.Join(os.Rename(folder, aside), os.Mkdir(stage, 0o755), os.WriteFile(filepath.Join(stage, "halv.pdf"), []byte("%P"), 0o644)); err != nil {
		t.Fatal(err)
	}
	other := sample("annan")
	other.Folder = "timra/annan-2021"
	put(t, dir, other)
	all := snapshot(t, dir)
	if all["timra/procapita-bou-2021/systemforvaltningsplan-procapita-bou-2021.md"] != "# gammal\n" {
		t.Errorf("the old document is not back: %v", all)
	}
	// Killed before the old one was removed: the new one stands.
	if err := errors.Join(os.Mkdir(aside, 0o755), os.WriteFile(filepath.Join(aside, "x"), nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	put(t, dir, other)
	for name := range snapshot(t, dir) {
		if strings.Contains(name, ".planverk") {
			t.Errorf("left behind: %s", name)
		}
	}
}

func TestRefusals(t *testing.T) {
	const folder = "timra/procapita-bou-2021"
	write := func(name string) func(string) error {
		return func(dir string) error {
			p := filepath.Join(dir, filepath.FromSlash(name))
			return errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), os.WriteFile(p, []byte("{}"), 0o644))
		}
	}
	link := func(name string) func(string) error {
		return func(dir string) error {
			p := filepath.Join(dir, filepath.FromSlash(name))
			outside := dir + "-utanför"
			return errors.Join(os.MkdirAll(outside, 0o755), os.MkdirAll(filepath.Dir(p), 0o755), os.Symlink(outside, p))
		}
	}
	for _, c := range []struct {
		name, code, message string
		lay                 func(dir string) error
	}{
		{"someone's files", "PV504", "output/timra/procapita-bou-2021: PV504: I mappen ”output/timra/procapita-bou-2021” ligger något som Planverk inte har skrivit: ”brev.docx”. Mappen lämnades orörd.", write(folder + "/brev.docx")},
		{"a manifest of something else", "PV504", "", write(folder + "/manifest.json")},
		{"a file where the folder goes", "PV508", "output/timra/procapita-bou-2021: PV508: ”output/timra/procapita-bou-2021” kan inte skapas: en fil ligger där en mapp ska ligga. Det som fanns där är kvar som det var.", write(folder)},
		{"a file where the municipality goes", "PV508", "", write("timra")},
		{"a link out", "PV505", "output/timra/procapita-bou-2021: PV505: ”output/timra/procapita-bou-2021” är en länk till en annan plats. Planverk skriver inte genom länkar.", link(folder)},
		{"a link out above", "PV505", "", link("timra")},
	} {
		dir := filepath.Join(t.TempDir(), "output")
		if err := c.lay(dir); err != nil {
			t.Fatal(err)
		}
		before := snapshot(t, filepath.Dir(dir))
		_, l := put(t, dir, sample("ny"))
		if len(l) != 1 || l[0].Code != c.code || c.message != "" && told(l) != c.message {
			t.Errorf("%s: %s", c.name, told(l))
		}
		same(t, c.name, snapshot(t, filepath.Dir(dir)), before)
	}
}

func TestForeignFileBesideOurs(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, sample("ett"))
	folder := filepath.Join(dir, "timra", "procapita-bou-2021")
	for _, n := range []string{"Thumbs.db", "egna anteckningar.txt"} {
		if err := os.WriteFile(filepath.Join(folder, n), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := snapshot(t, dir)
	_, l := put(t, dir, sample("två"))
	if len(l) != 1 || l[0].Code != "PV504" || !strings.Contains(l[0].Message, "skrivit: ”egna anteckningar.txt”.") {
		t.Errorf("%+v", l)
	}
	same(t, "foreign", snapshot(t, dir), before)
	if err := os.Remove(filepath.Join(folder, "egna anteckningar.txt")); err != nil {
		t.Fatal(err)
	}
	if _, l = put(t, dir, sample("två")); len(l) > 0 {
		t.Errorf("a system's own litter stops the build: %v", l)
	}
}

// TestEditedFileIsKept: a file that somebody has changed since it was built may hold
// work, and is not replaced; one that is gone, or is what it is to become, may be.
func TestEditedFileIsKept(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, sample("ett"))
	folder := filepath.Join(dir, "timra", "procapita-bou-2021")
	name := filepath.Join(folder, "systemforvaltningsplan-procapita-bou-2021.md")
	if err := os.WriteFile(name, []byte("# ifyllt\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, dir)
	for _, mark := range []string{"ett", "två"} {
		_, l := put(t, dir, sample(mark))
		if told(l) != "output/timra/procapita-bou-2021/systemforvaltningsplan-procapita-bou-2021.md: PV518: I mappen ”output/timra/procapita-bou-2021” har någon ändrat i ”systemforvaltningsplan-procapita-bou-2021.md” sedan handlingen byggdes. Mappen lämnades orörd." {
			t.Errorf("%s: %+v", mark, l)
		}
		same(t, mark, snapshot(t, dir), before)
	}
	if err := os.WriteFile(name, []byte("# två\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, l := put(t, dir, sample("två")); len(l) > 0 {
		t.Errorf("it is already what it is to become: %v", l)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if _, l := put(t, dir, sample("tre")); len(l) > 0 {
		t.Errorf("it is gone: %v", l)
	}
}

func TestOneProcessAtATime(t *testing.T) {
	dir := t.TempDir()
	first, l := Open(dir)
	if len(l) > 0 {
		t.Fatal(l)
	}
	if _, l = Open(dir); told(l) != dir+": PV503: Ett annat bygge skriver redan till mappen ”"+dir+"”." {
		t.Errorf("second: %s", told(l))
	}
	first.Close()
	again, l := Open(dir)
	if len(l) > 0 {
		t.Fatalf("after close: %+v", l)
	}
	again.Close()
}

func TestOpenLeavesNoEmptyFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "output")
	disk, l := Open(dir)
	if len(l) > 0 {
		t.Fatal(l)
	}
	disk.Close()
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("an empty output folder was left")
	}
	file := filepath.Join(t.TempDir(), "fil")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, l := Open(filepath.Join(file, "under")); len(l) != 1 || l[0].Code != "PV508" {
		t.Errorf("beneath a file: %+v", l)
	}
}

func TestSafeName(t *testing.T) {
	for name, want := range map[string]bool{
		"procapita-bou-2021": true, "systemforvaltningsplan-x-2021.klistra-in.html": true, "a": true, "2021": true, "com10": true,
		"": false, ".": false, "..": false, "-a": false, "a/b": false, `a\b`: false, "a.": false, "nul": false, "con.pdf": false,
		"com1": false, "Stor": false, "å": false, "a b": false, "a:b": false, strings.Repeat("a", 121): false,
	} {
		if SafeName(name) != want {
			t.Errorf("SafeName(%q) = %v", name, !want)
		}
	}
	d := sample("x")
	d.Folder = "timra/NUL"
	if _, l := put(t, t.TempDir(), d); len(l) != 1 || l[0].Code != "PV507" {
		t.Errorf("%+v", l)
	}
}
