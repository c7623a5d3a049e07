package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"planverk/internal/pattern"
)

// The parts of a SARIF log that Planverk writes (OASIS, Static Analysis Results
// Interchange Format 2.1.0, section 3; the numbers below are its).
type (
	sarifLog struct { // 3.13
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct { // 3.14
		Tool        sarifTool         `json:"tool"`
		Language    string            `json:"language"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"` // never null: the run looked
	}
	sarifTool struct { // 3.18
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct { // 3.19
		Name     string      `json:"name"`
		Version  string      `json:"version,omitempty"`
		Language string      `json:"language"`
		Rules    []sarifRule `json:"rules"`
	}
	sarifRule struct { // 3.49
		ID     string         `json:"id"`
		Short  *sarifMessage  `json:"shortDescription,omitempty"`
		Full   *sarifMessage  `json:"fullDescription,omitempty"`
		Help   *sarifMessage  `json:"help,omitempty"`
		Config *sarifSettings `json:"defaultConfiguration,omitempty"`
	}
	sarifSettings struct { // 3.50
		Level string `json:"level"`
	}
	sarifMessage struct { // 3.11, 3.12
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifInvocation struct { // 3.20
		Successful bool `json:"executionSuccessful"`
	}
	sarifResult struct { // 3.27
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifMessage      `json:"message"`
		Locations    []sarifLocation   `json:"locations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Properties   *sarifProperties  `json:"properties,omitempty"`
	}
	sarifProperties struct { // 3.8
		Source string `json:"källa,omitempty"`
	}
	sarifLocation struct { // 3.28
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct { // 3.29
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct { // 3.4
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct { // 3.30
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"` // the column after the last, as in Span
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot   = "%SRCROOT%" // the name that code hosts give the folder they have checked out
	fingerprint = "planverk/v1"
)

var sarifLevels = [...]string{Fel: "error", Varning: "warning", Upplysning: "note"}

// SARIF writes the sorted findings as a SARIF 2.1.0 log, with every code that Planverk
// has as its rules. Columns count characters. version is Planverk's.
func (l List) SARIF(w io.Writer, version string) error {
	rules, index := sarifRules()
	run := sarifRun{Language: "sv", ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	whole := true
	occurrences := map[string]int{}
	for _, d := range l.Sorted() {
		at, known := index[d.Code]
		if !known { // a municipality's own rule
			at = len(rules)
			index[d.Code] = at
			rule := sarifRule{ID: d.Code}
			if d.Title != "" {
				rule.Short = &sarifMessage{Text: visible(d.Title)}
			}
			rules = append(rules, rule)
		}
		r := d.sarif(at, occurrences)
		run.Results = append(run.Results, r)
		code, _ := Lookup(d.Code)
		whole = whole && (d.Severity != Fel || !code.IO && d.Code < "PV9")
	}
	run.Invocations = []sarifInvocation{{whole}}
	run.Tool.Driver = sarifDriver{Name: "Planverk", Version: version, Language: "sv", Rules: rules}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

func sarifRules() ([]sarifRule, map[string]int) {
	var rules []sarifRule
	index := map[string]int{}
	for i, c := range Codes() {
		index[c.Code] = i
		rules = append(rules, sarifRule{ID: c.Code,
			Short: &sarifMessage{Text: c.Title}, Full: &sarifMessage{Text: c.Explanation},
			Help: &sarifMessage{Text: c.help("", ""), Markdown: c.help("\n```yaml\n", "\n```\n")}, Config: &sarifSettings{sarifLevels[c.Severity]}})
	}
	return rules, index
}

// help is the explanation with its examples, between what opens and closes one.
func (c Code) help(before, after string) string {
	var b strings.Builder
	b.WriteString(c.Explanation)
	for _, example := range []struct{ head, text string }{{"Fel", c.Wrong}, {"Rätt", c.Right}} {
		if example.text == "" {
			continue
		}
		open := before
		if open == "" {
			open = "\n"
		}
		fmt.Fprintf(&b, "\n\n%s:\n%s%s%s", example.head, open, strings.TrimRight(example.text, "\n"), after)
	}
	if c.Source != "" {
		fmt.Fprintf(&b, "\n\nKälla: %s", c.Source)
	}
	return b.String()
}

func (d Diagnostic) sarif(rule int, occurrences map[string]int) sarifResult {
	r := sarifResult{RuleID: d.Code, RuleIndex: rule, Level: sarifLevels[d.Severity], Message: sarifMessage{Text: visible(d.Message)}}
	for _, h := range d.Hints {
		r.Message.Text += "\nÅtgärd: " + visible(h)
	}
	if d.Source != "" {
		r.Properties = &sarifProperties{d.Source}
	}
	if d.Span.File != "" {
		r.Locations = []sarifLocation{{sarifPhysical{artifact(d.Span.File), region(d.Span)}}}
	}
	r.Fingerprints = map[string]string{fingerprint: d.print(occurrences)}
	return r
}

// artifact names a file by a URI: within what was checked out when its name is
// relative, else on this computer.
func artifact(file string) sarifArtifact {
	name := strings.ReplaceAll(file, `\`, "/")
	switch {
	case strings.HasPrefix(name, "/"):
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: name}).String()}
	case drive().MatchString(name):
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: "/" + name}).String()}
	}
	name = path.Clean(name)
	a := sarifArtifact{URI: (&url.URL{Path: name}).String()}
	if name != ".." && !strings.HasPrefix(name, "../") {
		a.Base = sarifRoot
	}
	return a
}

var drive = pattern.Later(`^[A-Za-z]:/`)

func region(s Span) *sarifRegion {
	if s.Start.Line == 0 {
		return nil
	}
	r := &sarifRegion{StartLine: s.Start.Line, StartColumn: s.Start.Col}
	if s.Start.Col > 0 && (s.End.Line > s.Start.Line || s.End.Line == s.Start.Line && s.End.Col >= s.Start.Col) {
		r.EndLine, r.EndColumn = s.End.Line, s.End.Col
	}
	return r
}

// print is what the finding is known by from one run to the next, also when lines
// have been put in above it: its file, code and message, and which of its equals it is.
func (d Diagnostic) print(occurrences map[string]int) string {
	same := strings.Join([]string{d.Span.File, d.Code, lineNumber().ReplaceAllString(d.Message, "$1")}, "\x00")
	occurrences[same]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", same, occurrences[same]))
	return hex.EncodeToString(sum[:16])
}

// lineNumber is a line that a message names: ”första gången på rad 35”.
var lineNumber = pattern.Later(`(\brad(?:en)? )\d+`)
