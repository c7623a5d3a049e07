package merge

import (
	"bytes"
	"fmt"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/sv"
)

// head is the block between --- lines at a template's top.
type head struct {
	title    []doc.Inline
	subtitle []string
	summary  []doc.Inline
	facts    []doc.Fact
	front    string // coverPage, headBlock, or empty: as the municipality has it
	amounts  string // inKronor, or empty: in the unit that the municipality has
}

var headKeys = []string{"titel", "undertitel", "sammanfattning", "förstasida", "belopp", "faktarutor"}

// head reads the block at the top of the filled-in text and gives where the text
// after it begins.
func (r *run) head() (head, int) {
	var h head
	const fence = "---\n"
	text := r.out.text
	end := bytes.Index(text, []byte("\n"+fence))
	if !bytes.HasPrefix(text, []byte(fence)) || end < 0 {
		r.report("PV412", r.place(0), "Mallen ska börja med ett block mellan två rader med ---.",
			"Skriv överst: --- titel: Systemförvaltningsplan {{ .dokument.år }} ---, med en rad för varje del.")
		if bytes.HasPrefix(text, []byte(fence)) {
			return h, len(text) // where the text begins is anybody's guess
		}
		return h, 0
	}
	inFacts := false
	for off := len(fence); off <= end; {
		line, _, _ := bytes.Cut(text[off:end+1], []byte("\n"))
		r.headLine(&h, string(line), off, &inFacts)
		off += len(line) + 1
	}
	if len(h.title) == 0 {
		r.report("PV412", r.place(0), "Mallen säger inte vad dokumentet heter.", "Skriv en rad titel: överst i mallen.")
	}
	return h, end + 1 + len(fence)
}

func (r *run) headLine(h *head, line string, off int, inFacts *bool) {
	if strings.TrimSpace(line) == "" {
		return
	}
	key, rest, ok := strings.Cut(line, ":")
	name := strings.TrimSpace(key)
	if !ok || strings.ContainsFunc(name, isToken) {
		r.report("PV412", r.place(off), "Raden i mallens inledande block saknar namn och kolon.", "Skriv till exempel: titel: Systemförvaltningsplan")
		return
	}
	indented := strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")
	if indented && !*inFacts {
		r.report("PV412", r.place(off), fmt.Sprintf("Raden %s är indragen men står inte under faktarutor.", sv.Quote(name)), "Ta bort mellanslagen först på raden.")
		return
	}
	value := r.headValue(rest, off+len(key)+1)
	if name != "titel" && r.empty(rest) {
		value = nil
	}
	if indented {
		if len(value) > 0 {
			h.facts = append(h.facts, doc.Fact{Term: clean(name), Value: value})
		}
		return
	}
	*inFacts = name == "faktarutor"
	switch name {
	case "titel":
		h.title = value
	case "undertitel":
		if len(value) > 0 {
			h.subtitle = append(h.subtitle, doc.Plain(value))
		}
	case "sammanfattning":
		h.summary = value
	case "förstasida":
		h.front = doc.Plain(value)
		if h.front != coverPage && h.front != headBlock {
			r.report("PV412", r.place(off), fmt.Sprintf("Första sidan kan inte vara %s.", sv.Quote(h.front)), "Skriv förstasida: omslag (en sida för sig) eller förstasida: huvud (texten börjar under rubriken).")
		}
	case "belopp":
		h.amounts = doc.Plain(value)
		if h.amounts != inKronor {
			r.report("PV412", r.place(off), fmt.Sprintf("Beloppen kan inte skrivas i %s för alla kommuner.", sv.Quote(h.amounts)), "Skriv belopp: kronor, eller ta bort raden så att tabellerna följer kommunens enhet.")
		}
	case "faktarutor":
	default:
		r.report("PV412", r.place(off), fmt.Sprintf("%s kan inte stå i mallens inledande block.", sv.Quote(name)), suggestion(name, headKeys)...)
	}
}

// headValue reads what stands after the colon as one line of Markdown.
func (r *run) headValue(s string, off int) []doc.Inline {
	off += len(s) - len(strings.TrimLeft(s, " \t"))
	s = strings.TrimSpace(s)
	rd := &reader{run: r, source: []byte(s), at: func(o int) diag.Span { return r.place(off + o) }}
	rd.lonelyMarks(nil) // there is no room for notes here
	var all []doc.Inline
	for n := parseMarkdown(singleLines, rd.source).FirstChild(); n != nil; n = n.NextSibling() {
		all = append(all, rd.inlines(n, whole)...)
	}
	return all
}

// place gives where in the template an offset of the filled-in text comes from.
func (r *run) place(off int) diag.Span { return r.t.source.span(r.out.origin(off), 0) }

// empty tells whether a line has values but none of them is given, or is blank.
func (r *run) empty(s string) bool {
	rd := &reader{run: r}
	missing := false
	for _, p := range rd.split(s) {
		if p.piece != nil && !p.piece.missing {
			return false
		}
		missing = missing || p.piece != nil
	}
	return missing || strings.TrimSpace(s) == ""
}

// placeAfter is place for a text that begins at an offset.
func (r *run) placeAfter(base int) func(int) diag.Span {
	return func(off int) diag.Span { return r.place(base + off) }
}
