package load

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFind(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("x: 1\n")}
	fsys := fstest.MapFS{
		"timra/kommun.yaml": file, "timra/planer/b.yaml": file, "timra/planer/a.YML": file, "timra/planer/a.txt": file,
		"timra/planer/.hidden.yaml": file, "timra/.git/x.yaml": file, "timra/mallar/egen/exempel.yaml": file,
		"timra/del/kommun.yaml": file, "timra/del/c.yaml": file,
		"ensam.yaml": file,
	}
	for _, c := range []struct{ path, want string }{
		{".", "timra/del/c.yaml timra/del/kommun.yaml, timra/planer/a.YML timra/kommun.yaml, timra/planer/b.yaml timra/kommun.yaml; ensam.yaml PV513"},
		{"timra/planer", "timra/planer/a.YML timra/kommun.yaml, timra/planer/b.yaml timra/kommun.yaml"},
		{"timra/planer/a.txt", "timra/planer/a.txt timra/kommun.yaml"}, // named itself: the reader says what it is
		{"timra/kommun.yaml", "timra/del/c.yaml timra/del/kommun.yaml, timra/planer/a.YML timra/kommun.yaml, timra/planer/b.yaml timra/kommun.yaml"},
		{"saknas/kommun.yaml", "; saknas/kommun.yaml PV511"},
		{"timra/mallar", "timra/mallar/egen/exempel.yaml timra/kommun.yaml"},
		{"ensam.yaml", "; ensam.yaml PV513"},
		{"saknas", "; saknas PV511"},
	} {
		found, l := Find(fsys, c.path)
		var names []string
		for _, f := range found {
			names = append(names, f.File+" "+f.Kommun)
		}
		got := strings.Join(names, ", ")
		for _, d := range l {
			got += fmt.Sprintf("; %s %s", d.Span.File, d.Code)
		}
		if got != c.want {
			t.Errorf("Find(%s)\ngot  %s\nwant %s", c.path, got, c.want)
		}
	}
}

// closed is a tree in which one folder can not be read.
type closed struct{ fstest.MapFS }

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "låst" {
		return nil, fs.ErrPermission
	}
	return c.MapFS.ReadDir(name)
}

// TestFindGoesOn: a folder that can not be read does not hide the others.
func TestFindGoesOn(t *testing.T) {
	file := &fstest.MapFile{}
	found, l := Find(closed{fstest.MapFS{"kommun.yaml": file, "låst/a.yaml": file, "öppen/b.yaml": file}}, ".")
	if len(found) != 1 || found[0].File != "öppen/b.yaml" || len(l) != 1 || l[0].Code != "PV515" || l[0].Message != "Du har inte rätt att läsa ”låst”." {
		t.Errorf("%v %+v", found, l)
	}
}
