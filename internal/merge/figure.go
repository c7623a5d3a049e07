package merge

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"planverk/internal/diag"
	"planverk/internal/doc"
	layout "planverk/internal/figure"
	"planverk/internal/sv"
)

// figureKinds are the words after ~~~ that begin a figure.
var figureKinds = map[string]doc.FigureKind{
	"organisationsschema": doc.OrganisationChart,
	"flöde":               doc.Flow,
	"kedja":               doc.Chain,
	"årshjul":             doc.YearWheel,
	"staplar":             doc.Bars,
}

func figureNames() []string {
	names := make([]string, 0, len(figureKinds))
	for n := range figureKinds {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// drawer reads the lines of one figure.
type drawer struct {
	*reader
	figure *doc.Figure
	at     diag.Span
	title  bool // "rubrik:" has been read
	plain  bool // the figure holds no values: what is wrong is wrong whatever the data
	faulty bool // something has been told of its lines
	table  bool // the same as a table, unless "tabell: nej"
	group  string
	indent []level // the boxes above the line, in an organisation chart
	under  []under
	beyond diag.Span // the first box that there is no room for: in the data when it comes from there
}

// level is a box and how far it is moved in.
type level struct {
	by int
	id string
}

// under is a promise that a node is there: of the one above, or of an arrow's ends.
type under struct {
	id, of string
	at     diag.Span
}

// drawing reads a fenced block as a figure.
func (rd *reader) drawing(n *ast.FencedCodeBlock, top bool) []doc.Block {
	info := ""
	if n.Info != nil {
		info = string(n.Info.Segment.Value(rd.source))
	}
	id, _, length := rd.cutAttributes(info)
	name := strings.TrimSpace(info[:length])
	kind, known := figureKinds[name]
	at := rd.line(n)
	if n.Info != nil {
		at = rd.at(n.Info.Segment.Start)
	}
	switch {
	case name == "":
		rd.unsupported(at, "Ett kodblock")
		return nil
	case !known:
		rd.run.report("PV450", at, fmt.Sprintf("Figurslaget %s finns inte.", sv.Quote(name)), suggestion(name, figureNames())...)
		return nil
	case !top:
		rd.run.report("PV451", at, "En figur kan inte stå i en lista, ett citat eller en ruta.", "Flytta ut figuren så att ~~~ står först på raden.")
		return nil
	}
	d := &drawer{reader: rd, figure: &doc.Figure{ID: id.id, Kind: kind, Scale: rd.run.scale()}, at: at, plain: true, table: true}
	d.read(n)
	d.finish()
	rd.run.figures = append(rd.run.figures, d.figure)
	if id.id != "" {
		rd.run.claim(id, at)
	}
	return []doc.Block{d.figure}
}

// certain tells whether a fault that may be the data's can be told of now.
func (d *drawer) certain() bool { return !d.run.rehearsal || d.plain }

func (d *drawer) report(code string, at diag.Span, message string, hints ...string) {
	d.faulty = true
	d.run.report(code, at, message, hints...)
}

func (d *drawer) read(n *ast.FencedCodeBlock) {
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if strings.ContainsFunc(string(line.Value(d.source)), isToken) {
			d.plain = false
		}
	}
	for i := range lines.Len() {
		seg := lines.At(i)
		text := strings.TrimRight(string(seg.Value(d.source)), " \t\n")
		if strings.TrimSpace(text) == "" {
			continue
		}
		at := d.reader.at(seg.Start + len(text) - len(strings.TrimLeft(text, " \t")))
		if key, rest, ok := strings.Cut(text, ":"); ok && d.setting(strings.TrimSpace(key), rest, at) {
			continue
		}
		d.content(text, at)
		if d.beyond.File == "" && len(d.figure.Nodes) > layout.MaxNodes {
			d.beyond = d.origin(text, d.at)
		}
	}
}

// setting reads a line that is about the whole figure.
func (d *drawer) setting(key, rest string, at diag.Span) bool {
	f := d.figure
	word := strings.TrimSpace(rest)
	switch {
	case key == "rubrik":
		f.Caption, d.title = tidy(d.spoken(rest)), true
	case key == "alt":
		f.Alt = d.line(rest)
	case key == "enhet" && f.Kind == doc.Bars:
		f.Unit = d.line(rest)
	case key == "grupp" && f.Kind == doc.Flow:
		d.group = d.line(rest)
	case key == "riktning" && f.Kind == doc.Chain:
		f.Across = d.choice(word, at, "vågrätt", "lodrätt")
	case key == "tabell" && (f.Kind == doc.YearWheel || f.Kind == doc.Bars):
		d.table = d.choice(word, at, "ja", "nej")
	default:
		return false
	}
	return true
}

// choice tells whether the first of two words is written.
func (d *drawer) choice(word string, at diag.Span, yes, no string) bool {
	if word != yes && word != no {
		d.report("PV452", at, fmt.Sprintf("Här står %s, men det som finns är %s och %s.", sv.Quote(clean(word)), yes, no))
	}
	return word == yes
}

// spoken gives a stretch of a line as inlines.
func (d *drawer) spoken(s string) []doc.Inline {
	var all []doc.Inline
	for _, p := range d.split(s) {
		if p.piece == nil {
			p.text = clean(p.text)
		}
		all = append(all, p.inlines()...)
	}
	return all
}

// line gives a stretch of a line as words.
func (d *drawer) line(s string) string {
	words, _ := d.words(s)
	return words
}

// words gives a stretch of a line as words, and the printed figures among them.
func (d *drawer) words(s string) (string, []doc.Placed) {
	return doc.Gather(tidy(d.spoken(s)))
}

// content reads a line by the figure's kind.
func (d *drawer) content(text string, at diag.Span) {
	switch d.figure.Kind {
	case doc.OrganisationChart:
		d.orgBox(text, at)
	case doc.Flow:
		d.flowLine(text, at)
	case doc.Chain:
		d.node(d.box(text))
	case doc.YearWheel:
		d.event(text, at)
	case doc.Bars:
		d.bar(text, at)
	}
}

// node adds a node that says something.
func (d *drawer) node(n doc.FigureNode) {
	if n.Text != "" {
		d.figure.Nodes = append(d.figure.Nodes, n)
	}
}

// finish tells what the figure lacks, and makes its table.
func (d *drawer) finish() {
	f := d.figure
	if !d.title || len(f.Caption) == 0 && d.certain() {
		d.report("PV453", d.at, "Figuren har ingen rubrik.", "Skriv vad den visar på raden efter ~~~: rubrik: Systemförvaltningens organisation")
	}
	if f.Alt == "" {
		d.report("PV453", d.at, "Figuren är inte beskriven för den som inte ser den.",
			"Skriv en rad alt: med det viktigaste som figuren visar, i en eller två meningar.")
	}
	if !d.certain() {
		return
	}
	switch n := len(f.Nodes); {
	case n == 0 && d.faulty:
		return
	case n == 0:
		d.report("PV454", d.at, "Figuren är tom.", "Låt mallen skriva en mening i stället: {{ if .lista }} … figuren … {{ else }}Inga planerade.{{ end }}")
		return
	case n > layout.MaxNodes && f.Kind != doc.YearWheel:
		d.report("PV454", d.beyond, fmt.Sprintf("Figuren har %d rutor, och högst %d får plats.", n, layout.MaxNodes), "Dela upp den i flera figurer, eller visa uppgifterna i en tabell.")
		return
	}
	d.promises()
	if d.table || f.Kind == doc.Flow {
		f.Data = dataTable(f)
	}
	d.run.barsInUnit(f)
	if f.Scale > 1 && !layout.Fits(f) {
		f.Scale = 0 // no room for larger text: as in other municipalities
	}
	if !d.run.rehearsal && !d.run.found.HasErrors() && !layout.Fits(f) {
		d.report("PV454", d.at, "Figuren blir högre än en sida.", "Dela upp den i flera figurer, eller korta texterna i den.")
	}
}

// promises tells of nodes that are pointed at but not there, that share an id, or
// that stand under themselves.
func (d *drawer) promises() {
	var ids []string
	for _, n := range d.figure.Nodes {
		if slices.Contains(ids, n.ID) {
			d.report("PV455", d.at, fmt.Sprintf("Två rutor i figuren har id:t %s.", sv.Quote(n.ID)), "Ge den ena ett eget id inom hakparenteser: [eget-id] "+n.Text)
		}
		ids = append(ids, n.ID)
	}
	for _, u := range d.under {
		if !slices.Contains(ids, u.id) {
			d.report("PV455", u.at, fmt.Sprintf("Rutan %s finns inte i figuren.", sv.Quote(u.id)), suggestion(u.id, ids)...)
		}
	}
	for _, n := range d.figure.Nodes {
		if layout.Circular(d.figure.Nodes, n.ID) {
			at := d.at
			if i := slices.IndexFunc(d.under, func(u under) bool { return u.of == n.ID }); i >= 0 {
				at = d.under[i].at
			}
			d.report("PV455", at, fmt.Sprintf("Rutan %s står under sig själv.", sv.Quote(n.Text)), "Se efter vilken ruta som ska stå överst, och ta bort dess under:.")
			return
		}
	}
}
