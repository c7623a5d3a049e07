package pdf

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"planverk/internal/doc"
)

var out = flag.String("out", "", "write the sample documents to this folder, to look at")

func write(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSample writes the sample documents, and with -out leaves them to be looked
// at and judged by others' programs.
func TestSample(t *testing.T) {
	for name, d := range map[string]*doc.Document{"sample": sample(), "long": longPlan()} {
		b := write(t, d)
		if *out == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(*out, name+".pdf"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	d := longPlan()
	var buf bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		buf.Reset()
		if err := Write(&buf, d); err != nil {
			b.Fatal(err)
		}
	}
}
