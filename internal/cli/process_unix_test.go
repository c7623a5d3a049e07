//go:build unix

package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// asNobody runs the command without root's right to read and write everything.
func asNobody(t *testing.T, dir string, args ...string) answer {
	t.Helper()
	var out, errs bytes.Buffer
	c := exec.Command(binary, args...)
	c.Dir, c.Stdout, c.Stderr = dir, &out, &errs
	if os.Geteuid() == 0 {
		for d := dir; d != os.TempDir() && d != "/"; d = filepath.Dir(d) {
			if err := os.Chmod(d, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chmod(filepath.Dir(binary), 0o755); err != nil {
			t.Fatal(err)
		}
		const nobody = 65534
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return answer{out.String(), onlyErrors(errs.String()), c.ProcessState.ExitCode()}
}

func TestNoPermission(t *testing.T) {
	dir := kommun(t)
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	a := asNobody(t, dir, "bygg", ".")
	want := "output: fel PV501: Du har inte rätt att skriva till ”output”. Det som fanns där är kvar som det var.\n"
	if a.code != 3 || !strings.Contains(a.err, want) {
		t.Errorf("no right to write: code %d\n%s", a.code, a.err)
	}
	if err := os.Chmod(filepath.Join(dir, plan), 0); err != nil {
		t.Fatal(err)
	}
	a = asNobody(t, dir, "kontrollera", ".")
	if a.code != 3 || !strings.Contains(a.out, plan+": fel PV101: Du har inte rätt att läsa filen.\n") {
		t.Errorf("no right to read: code %d\n%s%s", a.code, a.out, a.err)
	}
	if err := os.Chmod(filepath.Join(dir, "planer"), 0); err != nil {
		t.Fatal(err)
	}
	a = asNobody(t, dir, "kontrollera", ".")
	if a.code != 3 || !strings.Contains(a.out, "planer: fel PV515: Du har inte rätt att läsa ”planer”.\n") {
		t.Errorf("no right to look: code %d\n%s%s", a.code, a.out, a.err)
	}
	for name, mode := range map[string]os.FileMode{"planer": 0o755, plan: 0o644} {
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	if tree(t, dir) != before {
		t.Error("something has changed")
	}
}

// TestCtrlC sends the signal when the first of many documents is in place.
func TestCtrlC(t *testing.T) {
	const many = 400
	dir := kommun(t)
	b, err := os.ReadFile(filepath.Join(dir, plan))
	if err != nil {
		t.Fatal(err)
	}
	for i := range many {
		id := fmt.Sprintf("id: plan-%03d", i)
		if err := os.WriteFile(filepath.Join(dir, "planer", id[4:]+".yaml"), bytes.Replace(b, []byte("id: lifecare"), []byte(id), 1), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var errs bytes.Buffer
	c := exec.Command(binary, "bygg", ".", "--format", "md,html")
	c.Dir, c.Stderr = dir, &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "output", "exempelby")
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if _, err := os.Stat(filepath.Join(folder, "lifecare-2027")); err == nil {
			break
		}
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait() // the exit code is what is looked at
	if code := c.ProcessState.ExitCode(); code != 3 || !strings.Contains(errs.String(), "fel PV506: Bygget avbröts.") {
		t.Errorf("code %d\n%s", code, onlyErrors(errs.String()))
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) == 0 || len(entries) > many {
		t.Fatalf("%d documents are in place (%v)", len(entries), err)
	}
	for _, e := range entries {
		files, err := os.ReadDir(filepath.Join(folder, e.Name()))
		if err != nil || len(files) != 5 || strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s was left half-written: %v", e.Name(), files)
		}
	}
	if a := planverk(t, dir, "granska"); a.code != 0 {
		t.Errorf("granska: %s", a.err)
	}
}
