//go:build verify

package verify

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What verify/prepare.sh has made: the judges and the command, and the finished
// documents of data/ and of a plan begun with ”planverk ny”.
var (
	tools  = filepath.Join("..", ".verify")
	output = os.Getenv("PLANVERK_OUTPUT")
	copies = filepath.Join(tools, "arkiv") // the archive's copies of data/
)

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
	return filesIn(t, output, ending)
}

func filesIn(t *testing.T, folder, ending string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(folder, "*", "*", "*"+ending))
	if err != nil || len(all) < 3 {
		t.Fatalf("%d files end with %s, want at least three (%v)", len(all), ending, err)
	}
	return all
}

// TestGranska: our own reader agrees that every figure is the same everywhere.
func TestGranska(t *testing.T) {
	for _, folder := range []string{output, copies} {
		out, err := run(t, filepath.Join(tools, "planverk"), "granska", folder)
		if err != nil {
			t.Errorf("granska: %v\n%s", err, out)
		}
		t.Log(out)
	}
}
