//go:build verify

package verify

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// veraReport is the part of veraPDF's machine-readable report that we read.
type veraReport struct {
	Jobs []struct {
		Item struct {
			Name string `xml:"name"`
		} `xml:"item"`
		Validation []struct {
			Compliant bool `xml:"isCompliant,attr"`
			Details   struct {
				Passed int `xml:"passedChecks,attr"`
				Failed int `xml:"failedChecks,attr"`
				Rules  []struct {
					Clause      string `xml:"clause,attr"`
					Test        string `xml:"testNumber,attr"`
					Description string `xml:"description"`
				} `xml:"rule"`
			} `xml:"details"`
		} `xml:"validationReport"`
		Exception *struct {
			Text string `xml:",innerxml"`
		} `xml:"taskException"`
	} `xml:"jobs>job"`
}

// judge asks veraPDF about files in one flavour. A start costs two seconds, so
// all files are asked about at once.
func judge(t *testing.T, flavour string, pdfs ...string) veraReport {
	t.Helper()
	args := append([]string{"-cp", filepath.Join(tools, "verapdf", "*"), "org.verapdf.apps.GreenfieldCliWrapper",
		"--flavour", flavour, "--format", "mrr"}, pdfs...)
	out, err := run(t, "java", args...)
	if i := strings.Index(out, "<?xml"); i >= 0 {
		out = out[i:]
	}
	if end := strings.LastIndex(out, "</report>"); end >= 0 {
		out = out[:end+len("</report>")]
	}
	var r veraReport
	if xml.Unmarshal([]byte(out), &r) != nil || len(r.Jobs) != len(pdfs) {
		t.Fatalf("veraPDF gave no report on %d files (%v):\n%s", len(pdfs), err, out)
	}
	return r
}

func TestVeraPDF(t *testing.T) {
	pdfs, carrying := files(t, ".pdf"), filesIn(t, copies, ".pdf")
	for name, c := range map[string]struct {
		flavour string
		files   []string
	}{
		"ua1": {"ua1", pdfs}, "2a": {"2a", pdfs},
		"archive ua1": {"ua1", carrying}, "archive 3a": {"3a", carrying},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compliant(t, c.flavour, judge(t, c.flavour, c.files...))
		})
	}
}

// compliant wants every file of a report to pass without a failed check.
func compliant(t *testing.T, flavour string, r veraReport) {
	t.Helper()
	for _, job := range r.Jobs {
		name := filepath.Base(job.Item.Name)
		if job.Exception != nil || len(job.Validation) != 1 {
			t.Errorf("%s %s: veraPDF could not judge it: %v", flavour, name, job.Exception)
			continue
		}
		v := job.Validation[0]
		if v.Details.Passed == 0 {
			t.Errorf("%s %s: nothing was checked", flavour, name)
		}
		if !v.Compliant || v.Details.Failed > 0 {
			t.Errorf("%s %s: %d checks failed: %+v", flavour, name, v.Details.Failed, v.Details.Rules)
		}
		t.Logf("%s %s: %d checks passed, %d failed", flavour, name, v.Details.Passed, v.Details.Failed)
	}
}

// TestVeraPDFIsAwake breaks a good file in one place and wants it refused: the
// claim to be PDF/UA-1 is taken out of the metadata, length for length.
func TestVeraPDFIsAwake(t *testing.T) {
	good := files(t, ".pdf")[0]
	b, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	broken := bytes.Replace(b, []byte("<pdfuaid:part>1<"), []byte("<pdfuaid:part>9<"), 1)
	if bytes.Equal(b, broken) {
		t.Fatalf("%s does not say pdfuaid:part in plain text; break it in another place", good)
	}
	file := filepath.Join(t.TempDir(), "broken.pdf")
	if err := os.WriteFile(file, broken, 0o644); err != nil {
		t.Fatal(err)
	}
	job := judge(t, "ua1", file).Jobs[0]
	if len(job.Validation) != 1 || job.Validation[0].Compliant || job.Validation[0].Details.Failed == 0 {
		t.Errorf("veraPDF let a broken file pass: %+v", job)
	}
}

func TestQpdf(t *testing.T) {
	for _, f := range append(files(t, ".pdf"), filesIn(t, copies, ".pdf")...) {
		if out, err := run(t, "qpdf", "--check", f); err != nil || strings.Contains(out, "WARNING") {
			t.Errorf("%s: %v\n%s", filepath.Base(f), err, out)
		}
	}
}

// pdfText is what pdftotext reads in a file, without white space and without
// the hard hyphens at line ends.
func pdfText(t *testing.T, file string) string {
	t.Helper()
	out, err := run(t, "pdftotext", "-enc", "UTF-8", file, "-")
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w", file, err))
	}
	return strings.ToLower(squash(out)) // a template may begin a value with a capital
}

// squash takes out all white space, hyphens (pdftotext drops one that ends a line)
// and page feeds.
func squash(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return strings.ContainsRune("- \t\n\r\f\u00a0\u00ad\u202f\u2009", r)
	}), "")
}
