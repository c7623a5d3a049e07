package publish

import (
	"context"
	"io/fs"
	"strings"
	"sync"
	"syscall"
	"testing"

	"planverk/internal/diag"
)

// faulty is a disk on which one operation goes wrong, the nth time it is asked.
type faulty struct {
	Disk
	op     string
	nth    int
	err    error
	cancel func() // when set, called instead of failing
	mu     sync.Mutex
}

func (f *faulty) hit(op string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if op != f.op {
		return nil
	}
	if f.nth--; f.nth != 0 {
		return nil
	}
	if f.cancel != nil {
		f.cancel()
		return nil
	}
	return &fs.PathError{Op: op, Path: "x", Err: f.err}
}

func (f *faulty) Mkdir(n string) error {
	if err := f.hit("mkdir"); err != nil {
		return err
	}
	return f.Disk.Mkdir(n)
}

func (f *faulty) WriteFile(n string, b []byte) error {
	if err := f.hit("write"); err != nil {
		_ = f.Disk.WriteFile(n, b[:len(b)/2]) // a full disk leaves half a file
		return err
	}
	return f.Disk.WriteFile(n, b)
}

func (f *faulty) Rename(a, b string) error {
	if err := f.hit("rename"); err != nil {
		return err
	}
	return f.Disk.Rename(a, b)
}

func (f *faulty) Sync(n string) error {
	if err := f.hit("sync"); err != nil {
		return err
	}
	return f.Disk.Sync(n)
}

// told gives findings, one a line, with place, code and message.
func told(l diag.List) string {
	var lines []string
	for _, d := range l {
		lines = append(lines, d.Span.String()+": "+d.Code+": "+d.Message)
	}
	return strings.Join(lines, "\n")
}

// TestFailureLeavesOldOutput breaks every step in turn, with and without an
// older document in place.
func TestFailureLeavesOldOutput(t *testing.T) {
	for _, c := range []struct {
		name, op string
		nth      int
		err      error
		code     string
		message  string
	}{
		{"full on first file", "write", 1, syscall.ENOSPC, "PV502", "output/timra/procapita-bou-2021: PV502: Disken är full: ”output/timra/procapita-bou-2021” kunde inte skrivas. Det som fanns där är kvar som det var."},
		{"full on manifest", "write", 3, syscall.ENOSPC, "PV502", ""},
		{"no permission", "mkdir", 1, syscall.EACCES, "PV501", "output/timra/procapita-bou-2021: PV501: Du har inte rätt att skriva till ”output/timra/procapita-bou-2021”. Det som fanns där är kvar som det var."},
		{"no permission for staging", "mkdir", 2, syscall.EACCES, "PV501", ""},
		{"read-only disk", "write", 1, syscall.EROFS, "PV501", "output/timra/procapita-bou-2021: PV501: Disken går bara att läsa: ”output/timra/procapita-bou-2021” kunde inte skrivas. Det som fanns där är kvar som det var."},
		{"sync fails", "sync", 1, syscall.EIO, "PV509", "output/timra/procapita-bou-2021: PV509: ”output/timra/procapita-bou-2021” kunde inte skrivas. Det som fanns där är kvar som det var. Systemets felnummer: 5."},
		{"first rename fails", "rename", 1, syscall.EACCES, "PV501", ""},
		{"second rename fails", "rename", 2, syscall.ENOSPC, "PV502", ""},
		{"Ctrl-C while writing", "write", 2, nil, "PV506", "output/timra/procapita-bou-2021: PV506: Bygget avbröts innan ”output/timra/procapita-bou-2021” var klar. Det som fanns där är kvar som det var."},
		{"Ctrl-C after writing", "sync", 1, nil, "PV506", ""},
	} {
		for _, older := range []bool{true, false} {
			if !older && c.name == "second rename fails" {
				continue // without an older document there is only one rename
			}
			dir := t.TempDir()
			if older {
				if _, l := put(t, dir, sample("gammal")); len(l) > 0 {
					t.Fatal(l)
				}
			}
			before := snapshot(t, dir)
			real, l := Open(dir)
			if len(l) > 0 {
				t.Fatal(l)
			}
			ctx, cancel := context.WithCancel(context.Background())
			f := &faulty{Disk: real, op: c.op, nth: c.nth, err: c.err}
			if c.err == nil {
				f.cancel = cancel
			}
			tree := New(f, "output")
			_, l = tree.Put(ctx, sample("ny"))
			cancel()
			tree.Close()
			if len(l) != 1 || l[0].Code != c.code {
				t.Errorf("%s: %+v, want %s", c.name, l, c.code)
				continue
			}
			if c.message != "" && told(l) != c.message {
				t.Errorf("%s: message\n%s\nwant\n%s", c.name, told(l), c.message)
			}
			same(t, c.name, snapshot(t, dir), before)
		}
	}
}
