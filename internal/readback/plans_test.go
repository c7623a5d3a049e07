package readback_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"planverk"
	"planverk/internal/diag"
	"planverk/internal/publish"
	"planverk/internal/readback"
	"planverk/templates"
)

// built builds the plans of the repository and gives the finished files.
func built(t testing.TB) fstest.MapFS {
	t.Helper()
	out := filepath.Join(t.TempDir(), "output")
	report := planverk.Build(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0"},
		[]planverk.Place{{FS: os.DirFS(filepath.Join("..", "..", "data")), Path: "timra", Name: func(f string) string { return f }}},
		planverk.Options{Out: "output", Open: func() (publish.Disk, diag.List) { return publish.Open(out) }})
	if report.Findings.HasErrors() {
		t.Fatal(report.Findings)
	}
	files := fstest.MapFS{}
	tree := os.DirFS(out)
	err := fs.WalkDir(tree, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, ".") {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		files["output/"+name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPlansAgree(t *testing.T) {
	report, findings := readback.Verify(built(t), "output")
	for _, f := range findings {
		t.Errorf("%s %s: %s", f.Span.File, f.Code, f.Message)
	}
	if len(report.Documents) < 2 {
		t.Fatalf("%d documents", len(report.Documents))
	}
	for _, d := range report.Documents {
		if plan := strings.HasPrefix(d.ID, "systemforvaltningsplan-"); d.Figures == 0 || plan && len(d.Formats) != 5 {
			t.Errorf("%s: %d figures in %v", d.ID, d.Figures, d.Formats)
		}
	}
}

// Every figure of the plans is changed in turn, in every file that is text, and
// each time the change is found in that file though the manifest fits it.
func TestEveryChangedDigitIsFound(t *testing.T) {
	files := built(t)
	digits := regexp.MustCompile(`\d`)
	marked := regexp.MustCompile(`(?:data-id="[^"]+">|\|\s+)([^<|]*\d[^<|]*)(?:<|\s+\|)`)
	tried := 0
	for name, file := range files {
		if !strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, ".md") {
			continue
		}
		original := file.Data
		for _, at := range marked.FindAllSubmatchIndex(original, -1) {
			place := at[2] + digits.FindIndex(original[at[2]:at[3]])[0]
			if tried++; tried%11 != 0 {
				continue // some of them: the test shall be quick
			}
			changed := append([]byte(nil), original...)
			changed[place] = '0' + (changed[place]-'0'+1)%10
			file.Data = changed
			one := relisted(t, files, path.Dir(name))
			if _, findings := readback.Verify(one, path.Dir(name)); !findings.HasErrors() {
				t.Errorf("%s: %q for %q was not found", path.Base(name), changed[at[2]:at[3]], original[at[2]:at[3]])
			}
		}
		file.Data = original
	}
	if tried < 100 {
		t.Errorf("only %d figures were found to change", tried)
	}
}

// relisted gives one folder with a manifest that fits its files.
func relisted(t *testing.T, files fstest.MapFS, dir string) fstest.MapFS {
	t.Helper()
	one := fstest.MapFS{}
	var m publish.Manifest
	if err := json.Unmarshal(files[dir+"/manifest.json"].Data, &m); err != nil {
		t.Fatal(err)
	}
	for i, f := range m.Files {
		file := files[dir+"/"+f.Name]
		sum := sha256.Sum256(file.Data)
		m.Files[i].SHA256, m.Files[i].Size = hex.EncodeToString(sum[:]), len(file.Data)
		one[dir+"/"+f.Name] = file
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	one[dir+"/manifest.json"] = &fstest.MapFile{Data: b}
	return one
}

func BenchmarkVerify(b *testing.B) {
	files := built(b)
	for b.Loop() {
		readback.Verify(files, "output")
	}
}
