package intake

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// given names the file that this process is to read instead of running tests.
const given = "PLANVERK_INTAKE_FILE"

func TestMain(m *testing.M) {
	name := os.Getenv(given)
	if name == "" {
		os.Exit(m.Run())
	}
	data, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	if _, refused := Read(data); refused == nil {
		os.Exit(1)
	}
	var grown runtime.MemStats
	runtime.ReadMemStats(&grown)
	fmt.Println(grown.Sys)
}

// TestPeak: no file that is too large makes a process ask its system for more than
// 64 MiB, the program itself and the file included. It is asked of a process of its
// own, for what this one has been given says nothing of one file.
func TestPeak(t *testing.T) {
	name := filepath.Join(t.TempDir(), "bok.xlsx")
	for _, c := range hostiles(t) {
		if c.code != "PV651" {
			continue
		}
		if err := os.WriteFile(name, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), given+"="+name)
		out, err := cmd.Output()
		peak, wrong := strconv.Atoi(strings.TrimSpace(string(out)))
		if err != nil || wrong != nil {
			t.Errorf("%s: %v\n%s", c.name, err, out)
			continue
		}
		t.Logf("%s: %d MiB", c.name, peak>>20)
		if peak > 64<<20 {
			t.Errorf("%s: the process grew to %d MiB", c.name, peak>>20)
		}
	}
}
