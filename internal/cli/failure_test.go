package cli_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"planverk/internal/cli"
	"planverk/internal/diag"
	"planverk/internal/publish"
)

// flawed is an output folder in which something happens before the nth write.
type flawed struct {
	publish.Disk
	mu     sync.Mutex
	n      int
	happen func() error
}

func (d *flawed) now() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.n--
	return d.n == 0
}

func (d *flawed) WriteFile(name string, b []byte) error {
	if d.now() {
		if err := d.happen(); err != nil {
			_ = d.Disk.WriteFile(name, b[:len(b)/2]) // what a full disk leaves
			return &fs.PathError{Op: "write", Path: name, Err: err}
		}
	}
	return d.Disk.WriteFile(name, b)
}

// faulted is an output folder on which the program goes wrong.
type faulted struct{ publish.Disk }

func (faulted) Sync(string) error { panic("provfel") }

// build runs ”planverk bygg” in this process, in dir, on a flawed output folder.
func build(t *testing.T, ctx context.Context, dir string, flaw func(publish.Disk) publish.Disk) answer {
	t.Helper()
	t.Chdir(dir)
	var out, errs bytes.Buffer
	code := cli.Run(ctx, cli.Env{
		Args: []string{"bygg", "."}, Out: &out, Err: &errs, Version: "0.1.0", Today: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC),
		Disk: func(name string) (publish.Disk, diag.List) {
			disk, l := publish.Open(name)
			return flaw(disk), l
		},
	})
	return answer{out.String(), onlyErrors(errs.String()), code}
}

// tree is what lies under a folder: names with their bytes.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			b.WriteString(name + "/\n")
			return err
		}
		data, err := os.ReadFile(name)
		b.WriteString(name + ": " + string(data) + "\n")
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return b.String()
}

// TestFailureWhileWriting: a full disk, a lost permission and Ctrl-C in the
// middle leave the older documents as they were, and nothing half-written.
func TestFailureWhileWriting(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	for _, c := range []struct {
		name, message string
		ctx           context.Context
		happen        func() error
	}{
		{
			"full disk", "output/exempelby/lifecare-2027: fel PV502: Disken är full: ”output/exempelby/lifecare-2027” kunde inte skrivas. Det som fanns där är kvar som det var.\n" +
				"  åtgärd: Frigör utrymme, eller välj en annan disk med --ut.\n",
			context.Background(), func() error { return syscall.ENOSPC },
		},
		{
			"lost permission", "output/exempelby/lifecare-2027: fel PV501: Du har inte rätt att skriva till ”output/exempelby/lifecare-2027”. Det som fanns där är kvar som det var.\n" +
				"  åtgärd: Välj en annan plats med --ut, eller be den som sköter mappen om skrivrätt.\n",
			context.Background(), func() error { return syscall.EACCES },
		},
		{
			"Ctrl-C", "fel PV506: Bygget avbröts. De handlingar som hann bli klara ligger på plats; de andra är kvar som de var.\n",
			ctx, func() error { stop(); return nil },
		},
	} {
		for _, older := range []bool{false, true} {
			dir := kommun(t)
			if older {
				if a := planverk(t, dir, "bygg", "."); a.code != 0 {
					t.Fatal(a.err)
				}
				edit(t, dir, plan, "2019: Införande", "2018: Införande") // or else nothing needs to be written
			}
			before := tree(t, filepath.Join(dir, "output"))
			for _, nth := range []int{1, 4, 7} {
				a := build(t, c.ctx, dir, func(d publish.Disk) publish.Disk { return &flawed{Disk: d, n: nth, happen: c.happen} })
				if a.code != cli.Failure || !strings.Contains(a.err, c.message) {
					t.Errorf("%s, write %d: code %d\n%s", c.name, nth, a.code, a.err)
				}
				if !strings.Contains(a.out, "1 handling byggdes inte.") {
					t.Errorf("%s: summary %q", c.name, a.out)
				}
				if after := tree(t, filepath.Join(dir, "output")); after != before {
					t.Errorf("%s, write %d, older %v: the output has changed", c.name, nth, older)
				}
				noEnglish(t, a.err)
			}
		}
	}
}

// TestCheckStopped: a check that was stopped does not look like one that passed.
func TestCheckStopped(t *testing.T) {
	t.Chdir(kommun(t))
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out, errs bytes.Buffer
	code := cli.Run(ctx, cli.Env{Args: []string{"kontrollera", "."}, Out: &out, Err: &errs})
	if want := "fel PV506: Kontrollen avbröts innan alla filer var lästa.\n\n1 fel\n"; code != cli.Failure || out.String() != want {
		t.Errorf("code %d\n%s%s", code, out.String(), errs.String())
	}
}

// TestPanic: a fault in the program is told in Swedish, with what to send.
func TestPanic(t *testing.T) {
	a := build(t, context.Background(), kommun(t), func(d publish.Disk) publish.Disk { return faulted{d} })
	if a.code != cli.Internal || !strings.Contains(a.err, "planer/lifecare-2027.yaml: fel PV901: Ett fel i Planverk hindrade arbetet.") ||
		!strings.Contains(a.err, "Planverk 0.1.0, cli/failure_test.go:") || strings.Contains(a.err, "goroutine") {
		t.Errorf("code %d\n%s", a.code, a.err)
	}
}

// TestTerminal: progress and colour are shown on a terminal, and only there.
func TestTerminal(t *testing.T) {
	t.Chdir(kommun(t))
	edit(t, ".", plan, "25 tkr", "25 pct")
	for _, c := range []struct{ terminal, noColor, progress, color bool }{{false, false, false, false}, {true, true, true, false}, {true, false, true, true}} {
		var out, errs bytes.Buffer
		code := cli.Run(context.Background(), cli.Env{Args: []string{"bygg", "."}, Out: &out, Err: &errs, Terminal: c.terminal, NoColor: c.noColor})
		progress := strings.HasPrefix(errs.String(), "\r\x1b[K1 klara: planer/lifecare-2027.yaml\r\x1b[Kplaner/") || strings.HasPrefix(errs.String(), "\r\x1b[K1 klara: planer/lifecare-2027.yaml\r\x1b[K\x1b[1mplaner/")
		if color := strings.Contains(errs.String(), "\x1b[1;31mfel\x1b[0m"); code != cli.Findings || progress != c.progress || color != c.color || strings.Contains(out.String(), "\x1b") {
			t.Errorf("%+v: code %d\n%q", c, code, errs.String())
		}
	}
}

// TestOutputInTheWay: what lies where the output should go is not touched.
func TestOutputInTheWay(t *testing.T) {
	for _, c := range []struct {
		out, lay, message string
	}{
		{"kommun.yaml", "", "kommun.yaml: fel PV508: ”kommun.yaml” kan inte skapas: en fil ligger där en mapp ska ligga. Det som fanns där är kvar som det var."},
		{"kommun.yaml/ut", "", "kommun.yaml/ut: fel PV508: ”kommun.yaml/ut” kan inte skapas: en fil ligger där en mapp ska ligga. Det som fanns där är kvar som det var."},
		{"output", "output/exempelby/lifecare-2027/protokoll.docx", "output/exempelby/lifecare-2027: fel PV504: I mappen ”output/exempelby/lifecare-2027” ligger något som Planverk inte har skrivit: ”protokoll.docx”. Mappen lämnades orörd."},
	} {
		dir := kommun(t)
		if c.lay != "" {
			name := filepath.Join(dir, c.lay)
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte("§ 1"), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		before := tree(t, dir)
		a := planverk(t, dir, "bygg", ".", "--ut", c.out)
		if a.code != cli.Failure || !strings.Contains(a.err, c.message) {
			t.Errorf("%s: code %d\n%s", c.out, a.code, a.err)
		}
		if tree(t, dir) != before {
			t.Errorf("%s: something has changed", c.out)
		}
	}
}

// TestNamesAreTheUsers: files are named as seen from where the user stands.
func TestNamesAreTheUsers(t *testing.T) {
	dir := kommun(t)
	above, base := filepath.Dir(dir), filepath.Base(dir)
	if err := os.WriteFile(filepath.Join(dir, "hinder"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	a := planverk(t, above, "bygg", base, "--ut", base+"/hinder")
	if !strings.HasPrefix(a.err, base+"/hinder: fel PV508: ") || !strings.Contains(a.err, "\n"+base+"/planer/lifecare-2027.yaml: varning PV") {
		t.Errorf("from above:\n%s", a.err)
	}
	edit(t, dir, "kommun.yaml", "namn: Exempelby kommun\n", "nmn: Exempelby kommun\n")
	a = planverk(t, filepath.Join(dir, "planer"), "kontrollera", "lifecare-2027.yaml")
	if !strings.HasPrefix(a.out, "../kommun.yaml:2:1: fel PV116: ") {
		t.Errorf("from below:\n%s", a.out)
	}
}

// TestSameBytes: the same input gives the same bytes, from any folder and
// however many documents are made at a time.
func TestSameBytes(t *testing.T) {
	dir := kommun(t)
	runs := []struct{ from, what, out string }{{".", ".", "ut-1"}, {"planer", "lifecare-2027.yaml", "../ut-2"}, {"..", filepath.Base(dir), path.Join(filepath.Base(dir), "ut-3")}, {"planer", "lifecare-2027.yaml ..", "../ut-4"}}
	var first string
	for _, r := range runs {
		if a := planverk(t, filepath.Join(dir, r.from), append(strings.Fields("bygg --ut "+r.out), strings.Fields(r.what)...)...); a.code != 0 {
			t.Fatalf("%v: code %d\n%s", r, a.code, a.err)
		}
		folder := filepath.Join(dir, r.from, r.out)
		got := strings.ReplaceAll(tree(t, folder), folder, "")
		if first == "" {
			first = got
		}
		if got != first || !strings.Contains(got, "manifest.json") {
			t.Errorf("%v gives other bytes", r)
		}
	}
	if a := planverk(t, dir, "bygg", ".", "--ut", "ut-1"); !strings.Contains(a.out, "(oförändrad)") || !strings.HasSuffix(a.out, "\n1 handling oförändrad.\n") {
		t.Errorf("the second time: %s", a.out)
	}
}
