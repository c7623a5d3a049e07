package planverk

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/facit"
	"planverk/render/pdf"
	"planverk/templates"
)

// BenchmarkLength writes every document of data and every type's example as a
// PDF, and holds it beside a systemförvaltningsplan of the same length: what a
// page-dozen of another type costs more. Wanted: at most 3 ms.
//
//	ms/12s     the document's time, in proportion to twelve pages
//	ms-mer/12s what of it a plan of as many pages does not cost
//	sidor      its pages
//
// A document of three pages carries four times the fixed cost of a file (fonts,
// profile, metadata) to twelve pages. The plan's cost is therefore taken as a
// fixed part, that of an empty document, and one that grows with its pages.
func BenchmarkLength(b *testing.B) {
	made := written(b)
	plan := made["data/timra/planer/socialforvaltningen-2022.yaml"]
	if plan == nil {
		b.Fatal("the plan to measure with is gone")
	}
	fixed := least(b, &doc.Document{Meta: plan.Meta})
	perPage := (least(b, plan) - fixed) / float64(pages(b, plan)-1)
	for _, name := range sortedNames(made) {
		b.Run(made[name].Meta.Type+"/"+path.Base(strings.TrimSuffix(name, ".yaml")), func(b *testing.B) {
			n := float64(pages(b, made[name]))
			ms := least(b, made[name]) // as the plan is measured
			for b.Loop() {             // and the usual ns/op
				write(b, new(bytes.Buffer), made[name])
			}
			b.ReportMetric(ms*12/n, "ms/12s")
			b.ReportMetric((ms-fixed-perPage*(n-1))*12/n, "ms-mer/12s")
			b.ReportMetric(n, "sidor")
		})
	}
}

// written gives the documents of data and of the types' examples, by file.
func written(b testing.TB) map[string]*doc.Document {
	w := World{Templates: templates.FS}
	made := map[string]*doc.Document{}
	collect := func(fsys fs.FS, file string, name func(string) string) {
		var mu sync.Mutex
		r := newRun(w, append(slices.Clone(stages[:len(stages)-2]), func(p *product, _ context.Context) diag.List {
			mu.Lock()
			defer mu.Unlock()
			made[p.place.Name(p.file)] = p.doc
			return nil
		}), "")
		if report := r.all(context.Background(), []Place{{FS: fsys, Path: file, Name: name}}); report.Findings.HasErrors() {
			b.Fatal(report.Findings)
		}
	}
	collect(os.DirFS("."), "data", func(file string) string { return file })
	for _, typ := range Types(w) {
		p := Proof{Type: typ, Home: Home{Name: "templates"}}
		example, err := p.example(w.Templates)
		if err != nil {
			b.Fatal(err)
		}
		collect(example, exampleIn(typ), p.origin)
	}
	return made
}

func sortedNames(made map[string]*doc.Document) []string {
	var names []string
	for name := range made {
		names = append(names, name)
	}
	slices.SortFunc(names, func(x, y string) int {
		return strings.Compare(made[x].Meta.Type+" "+x, made[y].Meta.Type+" "+y)
	})
	return names
}

func write(b testing.TB, buf *bytes.Buffer, d *doc.Document) {
	buf.Reset()
	if err := pdf.Write(buf, d); err != nil {
		b.Fatal(err)
	}
}

func pages(b *testing.B, d *doc.Document) int {
	var buf bytes.Buffer
	write(b, &buf, d)
	set, err := facit.Of(d, "", buf.Bytes())
	if err != nil {
		b.Fatal(err)
	}
	return set.Pages()
}

// least is the shortest of several writings, in ms: what a busy machine disturbs least.
func least(b *testing.B, d *doc.Document) float64 {
	var buf bytes.Buffer
	shortest := time.Hour
	for range 100 {
		start := time.Now()
		write(b, &buf, d)
		shortest = min(shortest, time.Since(start))
	}
	return shortest.Seconds() * 1e3
}
