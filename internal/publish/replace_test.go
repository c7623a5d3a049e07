package publish_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"planverk/internal/publish"
)

// TestReplace: a file is replaced whole, through a link, with its permissions, and
// not at all when someone else has changed it.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "plan.yaml"), filepath.Join(dir, "länk.yaml")
	if err := os.WriteFile(name, []byte("före"), 0o600); err != nil {
		t.Fatal(err)
	}
	given := link
	if err := os.Symlink(name, link); err != nil {
		given = name // a Windows without the right to make links
	}
	if l := publish.Replace(given, []byte("före"), []byte("efter")); len(l) > 0 {
		t.Fatal(l)
	}
	info, err := os.Stat(name)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if b, err := os.ReadFile(name); err != nil || string(b) != "efter" {
		t.Errorf("%q, %v", b, err)
	}
	l := publish.Replace(name, []byte("före"), []byte("igen"))
	if b, _ := os.ReadFile(name); string(b) != "efter" || len(l) != 1 || l[0].Code != "PV682" || l[0].Message != "Filen ändrades av någon annan under tiden. Den är kvar som den var." {
		t.Errorf("%q, %v", b, l)
	}
	if l := publish.Replace(filepath.Join(dir, "saknas.yaml"), nil, []byte("x")); !l.HasErrors() {
		t.Error("a file that is not there was replaced")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 2 {
		t.Errorf("%v, %v", left, err)
	}
}

// TestReplaceAll: several files are replaced together, or none of them.
func TestReplaceAll(t *testing.T) {
	dir := t.TempDir()
	var changes []publish.Change
	for _, name := range []string{"a.yaml", "b.yaml", "c.yaml"} {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte("före"), 0o600); err != nil {
			t.Fatal(err)
		}
		changes = append(changes, publish.Change{Name: name, Before: []byte("före"), After: []byte("efter")})
	}
	texts := func() (all string) {
		for _, c := range changes {
			b, err := os.ReadFile(c.Name)
			if err != nil {
				t.Fatal(err)
			}
			all += string(b) + " "
		}
		return all
	}
	changes[2].Before = []byte("något annat")
	if l := publish.ReplaceAll(changes); len(l) != 1 || l[0].Code != "PV682" || texts() != "före före före " {
		t.Errorf("%v, %s", l, texts())
	}
	changes[2].Before = []byte("före")
	if l := publish.ReplaceAll(changes); len(l) > 0 || texts() != "efter efter efter " {
		t.Errorf("%v, %s", l, texts())
	}
}
