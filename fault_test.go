package planverk_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"

	"planverk"
	"planverk/internal/diag"
	"planverk/templates"
)

// brittle is a folder of templates that cannot bear that one of its files is read.
type brittle struct {
	fs.FS
	file string
}

type unbearable struct{ fs.File }

func (unbearable) Read([]byte) (int, error) { panic("boom") }

func (b brittle) Open(name string) (fs.File, error) {
	f, err := b.FS.Open(name)
	if name == b.file {
		f = unbearable{f}
	}
	return f, err
}

// A fault in the reading of a type, which begins in the background, is told of in the
// documents of that type; the process goes on.
func TestFaultInTheBackground(t *testing.T) {
	for _, file := range []string{"systemforvaltningsplan/schema.json", "systemforvaltningsplan/mall.md"} {
		data := synthetic(2, 1)
		w := planverk.World{Templates: brittle{templates.FS, file}, Version: "0.1.0"}
		report := planverk.Check(context.Background(), w, []planverk.Place{{FS: data, Path: "data/synt/planer", Name: func(f string) string { return f }}})
		var told []string
		for _, d := range report.Findings {
			if d.Severity == diag.Fel {
				told = append(told, d.Span.String()+": "+d.Code+": "+d.Message)
			}
		}
		const want = "data/synt/planer/plan-0000.yaml: PV901: Ett fel i Planverk hindrade arbetet. Felet ligger inte i dina data, och inget halvfärdigt har skrivits.\n" +
			"data/synt/planer/plan-0001.yaml: PV901: Ett fel i Planverk hindrade arbetet. Felet ligger inte i dina data, och inget halvfärdigt har skrivits."
		if got := strings.Join(told, "\n"); got != want {
			t.Errorf("%s: told %s, want %s", file, got, want)
		}
	}
}
