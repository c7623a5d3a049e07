package planverk_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"planverk"
	"planverk/templates"
)

// lines are a report's findings as they are printed.
func lines(t *testing.T, r planverk.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Findings.Lines(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestWatchIsACheck: whatever file of the examples is changed, the watch says in the
// end what a check of everything says; and most changes are told at once.
func TestWatchIsACheck(t *testing.T) {
	for _, municipality := range []string{"timra", "kalmar-lan"} {
		t.Run(municipality, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("data", municipality))); err != nil {
				t.Fatal(err)
			}
			world := planverk.World{Templates: templates.FS, Version: "0.1.0", Today: "2026-01-01"}
			places := []planverk.Place{{FS: os.DirFS(dir), Path: ".", Name: func(f string) string { return "k/" + f }}}
			w := planverk.NewWatch(world, places)
			again := func(what string) {
				t.Helper()
				if !w.Look() {
					t.Fatalf("%s: nothing is seen to have changed", what)
				}
				got := lines(t, w.Check(context.Background()))
				if w.Behind() {
					got = lines(t, w.Check(context.Background()))
				}
				if want := lines(t, planverk.Check(context.Background(), world, places)); got != want {
					t.Errorf("%s: the watch says\n%s\na check says\n%s", what, got, want)
				}
				if w.Look() {
					t.Errorf("%s: something is seen to have changed", what)
				}
			}
			again("från början")
			files, err := filepath.Glob(filepath.Join(dir, "*", "*.yaml"))
			if err != nil || len(files) < 3 {
				t.Fatal(files, err)
			}
			for i, file := range slices.Concat(files[:3], []string{filepath.Join(dir, "kommun.yaml")}) {
				whole := textOf(t, file)
				save(t, file, append(slices.Clone(whole), "okänd: ja\n"...), i)
				again("fel i " + filepath.Base(file))
				save(t, file, whole, i+100)
				again("rättad " + filepath.Base(file))
			}
			twin := filepath.Join(dir, "tvilling.yaml") // asks for the folder of another
			save(t, twin, textOf(t, files[len(files)-1]), 1)
			again("en fil till")
			save(t, files[0], append(textOf(t, files[0]), "# en rad\n"...), 200)
			again("en annan fil medan den finns")
			if err := os.Remove(twin); err != nil {
				t.Fatal(err)
			}
			again("en fil mindre")
		})
	}
}

func textOf(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// save writes a file as editors do, by putting another in its place, at a time of its own.
func save(t *testing.T, file string, text []byte, second int) {
	t.Helper()
	beside := file + "~"
	at := time.Date(2026, 1, 2, 3, 4, 5, second, time.UTC)
	for _, err := range []error{os.WriteFile(beside, text, 0o644), os.Chtimes(beside, at, at), os.Rename(beside, file)} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestWatchKeepsTheOthers: what has not changed, and is not put together from what has,
// is not read again.
func TestWatchKeepsTheOthers(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("data", "timra"))); err != nil {
		t.Fatal(err)
	}
	tree := &counting{FS: os.DirFS(dir), opened: map[string]int{}}
	w := planverk.NewWatch(planverk.World{Templates: templates.FS, Version: "0.1.0"}, []planverk.Place{{FS: tree, Path: ".", Name: func(f string) string { return f }}})
	w.Look()
	w.Check(context.Background())
	const changed = "planer/procapita-bou-2021.yaml"
	save(t, filepath.Join(dir, changed), append(textOf(t, filepath.Join(dir, changed)), "# sparad\n"...), 1)
	if !w.Look() {
		t.Fatal("nothing is seen to have changed")
	}
	clear(tree.opened)
	w.Check(context.Background())
	for name := range tree.opened {
		if strings.HasSuffix(name, ".yaml") && name != changed && path.Base(name) != "kommun.yaml" { // it is asked whether that is there
			t.Errorf("%s is read when %s has changed", name, changed)
		}
	}
	if tree.opened[changed] == 0 || !w.Behind() {
		t.Errorf("opened: %v", tree.opened)
	}
}

// counting counts how often files are opened.
type counting struct {
	fs.FS
	mu     sync.Mutex
	opened map[string]int
}

func (c *counting) Open(name string) (fs.File, error) {
	c.mu.Lock()
	c.opened[name]++
	c.mu.Unlock()
	return c.FS.Open(name)
}

// Stat, Lstat and ReadLink ask about a file without opening it.
func (c *counting) Stat(name string) (fs.FileInfo, error)  { return fs.Stat(c.FS, name) }
func (c *counting) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(c.FS, name) }
func (c *counting) ReadLink(name string) (string, error)   { return fs.ReadLink(c.FS, name) }
