//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// strangeKinds are what may lie where a file should: what would never answer, never
// end, or print another file of the machine.
var strangeKinds = []struct {
	name string
	lay  func(file string) error
}{
	{"ett rör", func(file string) error { return syscall.Mkfifo(file, 0o600) }},
	{"en länk ut ur mappen", func(file string) error {
		secret := filepath.Join(filepath.Dir(filepath.Dir(file)), "..", "..", "..", "hemligt.txt")
		return errors.Join(os.WriteFile(secret, []byte("hemligt: ja\n"), 0o600), os.Symlink(secret, file))
	}},
	{"en mapp", func(file string) error { return os.Mkdir(file, 0o755) }},
	{"en länk till en enhet", func(file string) error { return os.Symlink("/dev/zero", file) }},
	{"en sockel", func(file string) error {
		l, err := net.Listen("unix", file)
		if err == nil {
			l.(*net.UnixListener).SetUnlinkOnClose(false)
			err = l.Close()
		}
		return err
	}},
}

// strangePlaces are the files that a municipality's folder may have, and the commands
// that read them.
var strangePlaces = []struct {
	file     string
	commands string
	kinds    int // how many of the kinds are tried
}{
	{"kommun.yaml", "kontrollera .|läge .|prova motion", 5},
	{"planer/lifecare-2027.yaml", "kontrollera .|bygg .|kontrollera planer/lifecare-2027.yaml", 5},
	{"profil.yaml", "kontrollera .", 3},
	{"utseende/vapen.svg", "kontrollera .|prova motion", 3},
	{"mallar/motion/schema.json", "kontrollera .|prova motion", 3},
	{"mallar/motion/mall.md", "kontrollera .|prova motion", 3},
	{"mallar/motion/exempel.yaml", "kontrollera .|prova motion|ny motion", 3},
	{"mallar/motion/delar/inledning.md", "kontrollera .|prova motion", 3},
	{"mallar/motion/facit/text.md", "prova motion", 3},
	{"mallar", "kontrollera .|bygg . --format md", 2},
	{"mallar/_delar/huvud.md", "kontrollera .", 3},
	{"output/exempelby/lifecare-2027/manifest.json", "bygg . --format md|granska output", 3},
}

// TestStrangeFiles: what is no file, or leads out of the folder, is told of at its name
// wherever it lies, soon, and nothing of what it leads to is printed.
func TestStrangeFiles(t *testing.T) {
	var b strings.Builder
	for _, place := range strangePlaces {
		for _, kind := range strangeKinds[:place.kinds] {
			dir, err := os.MkdirTemp("", "pv") // short: a socket's name has little room
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.RemoveAll(dir) })
			home := filepath.Join(dir, "a", "b", "k")
			file := filepath.Join(home, filepath.FromSlash(place.file))
			err = errors.Join(os.CopyFS(home, os.DirFS(filepath.Join(testdata, "kommun"))),
				os.CopyFS(filepath.Join(home, "mallar", "motion"), os.DirFS(filepath.Join(testdata, "motion"))))
			edit(t, home, "kommun.yaml", "register:\n", "utseende:\n  logotyp: { fil: utseende/vapen.svg, alternativtext: Exempelby kommuns vapen }\nregister:\n")
			if !strings.HasPrefix(place.file, "utseende") {
				err = errors.Join(err, os.Mkdir(filepath.Join(home, "utseende"), 0o755),
					os.WriteFile(filepath.Join(home, "utseende", "vapen.svg"), []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>`), 0o644))
			}
			if err = errors.Join(err, os.MkdirAll(filepath.Dir(file), 0o755), os.RemoveAll(file), kind.lay(file)); err != nil {
				t.Fatal(err)
			}
			for command := range strings.SplitSeq(place.commands, "|") {
				a := soon(t, home, strings.Fields(command)...)
				if strings.Contains(a.out+a.err, "hemligt: ja") || a.code == 0 || a.code == 4 {
					t.Errorf("%s is %s: %s ends with %d\n%s%s", place.file, kind.name, command, a.code, a.out, a.err)
				}
				b.WriteString("# " + place.file + " är " + kind.name + ": " + command + "\n" + faultLines(a.out+a.err) + "\n")
			}
		}
	}
	golden(t, "strange-files.golden", b.String())
}

// soon runs a command that may have to be stopped.
func soon(t *testing.T, dir string, args ...string) answer {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second)
	defer stop()
	var out, errs bytes.Buffer
	c := exec.CommandContext(ctx, binary, args...)
	c.Dir, c.Stdout, c.Stderr = dir, &out, &errs
	err := c.Run()
	if ctx.Err() != nil {
		t.Fatalf("%q never ended", args)
	}
	if c.ProcessState == nil {
		t.Fatal(err)
	}
	return answer{out.String(), errs.String(), c.ProcessState.ExitCode()}
}

// faultLines gives the lines that tell of an error.
func faultLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.Contains(": "+line, ": fel PV") {
			b.WriteString(line)
		}
	}
	return b.String()
}
