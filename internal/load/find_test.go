package load

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFind(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("x: 1\n")}
	fsys := fstest.MapFS{
		"timra/kommun.yaml": file, "timra/planer/b.yaml": file, "timra/planer/a.YML": file, "timra/planer/a.txt": file,
		"timra/planer/.hidden.yaml": file, "timra/planer/~$b.yaml": file, "timra/planer/~$b.yaml.txt": file, "timra/~$kommun.yaml": file, "timra/.git/x.yaml": file, "timra/mallar/egen/exempel.yaml": file,
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

func TestGuessName(t *testing.T) {
	for text, want := range map[string]string{
		"dokument:\n  typ: plan\n  id: procapita # namnet\n  år: 2021\nandra:\n  id: x\n": "procapita-2021",
		"\ufeffdokument:\r\n  \"id\": 'procapita'\r\n\r\n  ar: 2021\r\n":                  "procapita-2021",
		"# dokument: x\ndokument: { typ: plan, id: procapita, år: 2021 }\nid: y\n":        "procapita-2021",
		"dokument:\n  id: Hälsa\n\"budget\":\n  år: 2021\n":                               "halsa",
		"dokument:\n  år: 2021\n": "", "id: x\n": "", "": "",
	} {
		if got := GuessName(fstest.MapFS{"x.yaml": &fstest.MapFile{Data: []byte(text)}}, "x.yaml"); got != want {
			t.Errorf("GuessName(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestMisnamed: a file that is not read for its name is told of once, and nothing is said
// that only follows from it.
func TestMisnamed(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("x: 1\n")}
	fsys := fstest.MapFS{
		"a/kommun.yaml": file, "a/planer/x.yaml.txt": file, "a/planer/y.YML.TXT": file, "a/planer/noter.txt": file, "a/Profil.yml": file, "a/z.yaml": file,
		"b/kommun.yml": file, "b/planer/x.yaml": file, "b/planer/y.yaml": file,
		"c/Kommun.yaml.txt": file, "c/x.yaml": file,
		"a/planer/profil.yml": file, "a/mallar/x/exempel.yaml.txt": file, "a/.x.yaml.txt": file,
	}
	found, l := Find(fsys, ".")
	var got []string
	for _, f := range found {
		got = append(got, f.File)
	}
	for _, d := range l.Sorted() { // without repeats
		got = append(got, fmt.Sprintf("%s %s %s %q", d.Span.File, d.Code, d.Message, d.Hints))
	}
	const hint = ` "I Windows syns hela namnet när Utforskaren visar filnamnstillägg. I Anteckningar väljs filformatet Alla filer när filen sparas."`
	want := []string{
		"a/planer/profil.yml", "a/z.yaml",
		"a/Profil.yml PV519 ”Profil.yml” läses inte: filen ska heta ”profil.yaml”. [\"Döp om filen till ”profil.yaml”.\"]",
		"a/planer/x.yaml.txt PV519 ”x.yaml.txt” läses inte: filen ska heta ”x.yaml”. [\"Döp om filen till ”x.yaml”.\"" + hint + "]",
		"a/planer/y.YML.TXT PV519 ”y.YML.TXT” läses inte: filen ska heta ”y.YML”. [\"Döp om filen till ”y.YML”.\"" + hint + "]",
		"b/kommun.yml PV519 ”kommun.yml” läses inte: filen ska heta ”kommun.yaml”. [\"Döp om filen till ”kommun.yaml”.\"]",
		"c/Kommun.yaml.txt PV519 ”Kommun.yaml.txt” läses inte: filen ska heta ”kommun.yaml”. [\"Döp om filen till ”kommun.yaml”.\"" + hint + "]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if _, l := Find(fsys, "b/planer"); len(l.Sorted()) != 1 || l[0].Code != "PV519" || l[0].Span.File != "b/kommun.yml" {
		t.Errorf("from below: %v", l)
	}
}

// closed is a tree in which one folder can not be read.
type closed struct{ fstest.MapFS }

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	switch name {
	case "låst":
		return nil, fs.ErrPermission
	case "trasig":
		return nil, fs.ErrClosed
	}
	return c.MapFS.ReadDir(name)
}

// TestFindGoesOn: a folder that can not be read does not hide the others.
func TestFindGoesOn(t *testing.T) {
	file := &fstest.MapFile{}
	found, l := Find(closed{fstest.MapFS{"kommun.yaml": file, "låst/a.yaml": file, "trasig/a.yaml": file, "öppen/b.yaml": file}}, ".")
	const want = "låst: PV515 Du har inte rätt att läsa ”låst”.\ntrasig: PV515 ”trasig” går inte att läsa: disken eller nätverksmappen svarade med ett fel."
	if len(found) != 1 || found[0].File != "öppen/b.yaml" || brief(l) != want {
		t.Errorf("%v\n%s", found, brief(l))
	}
}
