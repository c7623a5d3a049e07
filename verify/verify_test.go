//go:build verify

package verify

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What TestMain has made: the command, and the documents it built of data/ and
// of a plan begun with ”planverk ny”.
var (
	command string
	output  string
	tools   = "../.verify" // where make verify puts the Java judges
)

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "planverk-verify-")
	if err == nil {
		err = prepare(dir)
	}
	code := 1
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		code = m.Run()
	}
	os.RemoveAll(dir)
	os.Exit(code)
}

// prepare builds the command and everything to be judged.
func prepare(dir string) error {
	command = filepath.Join(dir, "planverk")
	output = filepath.Join(dir, "output")
	if err := call("..", "go", "build", "-o", command, "./cmd/planverk"); err != nil {
		return err
	}
	fresh := filepath.Join(dir, "ny")
	if err := os.Mkdir(fresh, 0o755); err != nil {
		return err
	}
	return errors.Join(
		call("..", command, "bygg", "--ut", output),
		call(fresh, command, "ny", "systemforvaltningsplan", "lifecare"),
		call(fresh, command, "bygg", "--ut", output),
	)
}

// call runs a program in a folder; what it said is in the error.
func call(dir, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %v: %w\n%s", name, args, err, out)
	}
	return nil
}

// run gives a judge's standard output and whether it ended well.
func run(t *testing.T, name string, args ...string) (string, error) {
	t.Helper()
	var out, errs bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = &out, &errs
	err := c.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatalf("%s could not be started: %v (make verify installs it)", name, err)
	}
	return out.String() + errs.String(), err
}

// files gives the finished files that end so; there must be some.
func files(t *testing.T, ending string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(output, "*", "*", "*"+ending))
	if err != nil || len(all) < 3 {
		t.Fatalf("%d files end with %s, want at least three (%v)", len(all), ending, err)
	}
	return all
}

// TestGranska: our own reader agrees that every figure is the same everywhere.
func TestGranska(t *testing.T) {
	out, err := run(t, command, "granska", output)
	if err != nil {
		t.Errorf("granska: %v\n%s", err, out)
	}
	t.Log(out)
}
