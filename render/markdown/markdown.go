// Package markdown prints a doc.Document as Markdown for the intranet:
// CommonMark with GFM tables, readable as it stands, one paragraph a line.
//
// The one call is Write. The intranet's own engine is unknown, so the text keeps
// to what engines of both families (goldmark, gomarkdown) read alike, and to
// forms that need no HTML:
//
//   - a reference is plain text ("avsnitt 5.2"), because engines make different
//     anchors of the same heading;
//   - a cell that holds several lines or a list joins them with "; ", because a
//     GFM cell holds one line and a safe engine drops <br>, gluing the words;
//   - a missing value is its words ("uppgift saknas"), never a bare dash: nothing
//     in Markdown can be said to the ear alone;
//   - a footnote is [^1] and its note, which GFM reads; an engine that does not
//     prints both as they stand;
//   - a line break is two spaces at the line's end, the one form that every
//     engine since the first knows, and that leaves no sign where it is not known.
package markdown

import (
	"fmt"
	"io"
	"strings"

	"planverk/internal/doc"
)

// Write prints d to w. It fails on a block or inline that Markdown can not show
// truthfully, such as a table within a table cell.
func Write(w io.Writer, d *doc.Document) error {
	p := &printer{}
	text := p.document(d)
	if p.err != nil {
		return fmt.Errorf("markdown: %w", p.err)
	}
	_, err := io.WriteString(w, text)
	return err
}

// printer keeps the first error, so that the printing itself reads straight.
type printer struct{ err error }

func (p *printer) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// document puts title, decision block, body and foot together.
func (p *printer) document(d *doc.Document) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add("# " + filled(line([]run{{text: d.Meta.Title}}, inHeading)) + "\n")
	add(front(d.Meta))
	add(p.facts(d.Facts))
	add(p.blocks(d.Blocks))
	add(p.notes(d))
	if foot := foot(d.Meta); foot != "" {
		add("---\n")
		add(foot)
	}
	return strings.Join(parts, "\n")
}

// front is the subtitle, a line each.
func front(m doc.Meta) string {
	var runs []run
	for i, s := range m.Subtitle {
		if i > 0 {
			runs = append(runs, run{kind: lineBreak})
		}
		runs = append(runs, run{text: s})
	}
	if s := line(runs, inParagraph); s != "" {
		return s + "\n"
	}
	return ""
}

// facts prints the decision block as a list: it stays readable at any width, and
// every engine reads it.
func (p *printer) facts(facts []doc.Fact) string {
	var b strings.Builder
	for _, f := range facts {
		runs := append([]run{{kind: strong, text: f.Term + ":"}, {text: " "}}, p.runs(f.Value)...)
		b.WriteString(indent(line(runs, inParagraph)+"\n", bullet, "    "))
	}
	return b.String()
}

// foot is what the printed page has in its margins: sender, diary number,
// decision and checksum.
func foot(m doc.Meta) string {
	var parts []string
	draft := ""
	if m.Status == doc.Draft {
		draft = "Utkast"
	}
	for _, s := range []string{draft, m.Municipality, m.Department, m.Diary, m.Decision, m.Drawn, prefixed("Kontrollsumma ", m.Checksum)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return line([]run{{text: strings.Join(parts, " · ")}}, inParagraph) + "\n"
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}
