package merge

import (
	"fmt"
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/doc"
	layout "planverk/internal/figure"
	"planverk/internal/pattern"
	"planverk/internal/sv"
)

// box reads "[id] text | note". A box without an id has one made of its text.
func (d *drawer) box(text string) doc.FigureNode {
	id, rest := d.nodeID(strings.TrimSpace(text))
	words, note, _ := strings.Cut(rest, "|")
	n := doc.FigureNode{ID: id, Group: d.group}
	n.Text, n.TextValues = d.words(words)
	n.Note, n.NoteValues = d.words(note)
	if id == "" {
		n.ID = d.free(sv.Slug(n.Text))
	}
	return n
}

// nodeID cuts "[id]" off a line's beginning.
func (d *drawer) nodeID(text string) (id, rest string) {
	if !strings.HasPrefix(text, "[") {
		return "", text
	}
	id, rest, ok := strings.Cut(text[1:], "]")
	if !ok {
		return "", text
	}
	return d.slug(id), rest
}

// slug makes an id of words and values.
func (d *drawer) slug(s string) string {
	for _, p := range d.split(s) {
		if p.piece != nil && p.piece.missing {
			return ""
		}
	}
	return sv.Slug(d.line(s))
}

// free gives an id that no box has, for a box that nobody points at by it.
func (d *drawer) free(id string) string {
	taken := func(id string) bool {
		for _, n := range d.figure.Nodes {
			if n.ID == id {
				return true
			}
		}
		return false
	}
	own := id
	for k := 2; taken(own) || own == ""; k++ {
		own = id + "-" + strconv.Itoa(k)
	}
	return own
}

var pointsUp = pattern.Later(`\|\s*under:([^|]*)$`)

// orgBox reads a box of an organisation chart; how far it is moved in, or "under:",
// says below which it stands.
func (d *drawer) orgBox(text string, at diag.Span) {
	bare := strings.TrimLeft(text, " \t")
	by := len(text) - len(bare)
	bare = strings.TrimSpace(strings.TrimPrefix(bare, "- "))
	if strings.HasPrefix(strings.TrimLeft(text, " \t"), "- ") {
		by++ // a dash below a line without one is a step down
	}
	up, named, upAt := "", false, at
	if m := pointsUp().FindStringSubmatchIndex(bare); m != nil {
		up, named, upAt = d.slug(bare[m[2]:m[3]]), true, d.origin(bare[m[2]:m[3]], at)
		bare = bare[:m[0]]
	}
	n := d.box(bare)
	for len(d.indent) > 0 && d.indent[len(d.indent)-1].by >= by {
		d.indent = d.indent[:len(d.indent)-1]
	}
	switch {
	case named && up != "":
		n.Parent = up
		d.under = append(d.under, under{up, n.ID, upAt})
	case !named && len(d.indent) > 0:
		n.Parent = d.indent[len(d.indent)-1].id
	}
	d.indent = append(d.indent, level{by, n.ID})
	d.node(n)
}

var arrowLine = pattern.Later(`^\s*\[?([^\[\]|:]+?)\]?\s*(?:->|→)\s*\[?([^\[\]|:]+?)\]?\s*(?::(.*))?$`)

// flowLine reads a box or an arrow of a flow.
func (d *drawer) flowLine(text string, at diag.Span) {
	m := arrowLine().FindStringSubmatch(text)
	if m == nil {
		d.node(d.box(text))
		return
	}
	e := doc.FigureEdge{From: d.slug(m[1]), To: d.slug(m[2])}
	e.Text, e.Values = d.words(m[3])
	if e.From == e.To && d.certain() {
		d.report("PV455", at, fmt.Sprintf("Pilen går från rutan %s till sig själv.", sv.Quote(e.From)), "Skriv vart pilen går: [a] -> [b]: text")
		return
	}
	d.under = append(d.under, under{id: e.From, at: at}, under{id: e.To, at: at})
	d.figure.Edges = append(d.figure.Edges, e)
}

// event reads "när: vad | not" of a wheel.
func (d *drawer) event(text string, at diag.Span) {
	when, what, ok := strings.Cut(text, ":")
	if !ok {
		d.report("PV456", at, "Raden säger inte när det infaller.", "Skriv en månad och ett kolon först: mars: Uppföljning av planen")
		return
	}
	month, ok := d.month(when)
	if !ok && d.certain() {
		d.report("PV456", at, fmt.Sprintf("%s är ingen månad.", sv.Quote(d.line(when))), "Skriv mars, mar, 3 eller hela året, eller en tidpunkt ur uppgifterna.")
	}
	n := d.box(what)
	n.Month = month
	d.node(n)
}

var months = [...]string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}

var isoMonth = pattern.Later(`^\d{4}-(\d{2})`)
var isoQuarter = pattern.Later(`^\d{4}-[QK](\d)`)

// month reads when an event is: 1–12, or 0 for the whole year. Words from the data
// that name no month are the whole year's; words of the template must name one.
func (d *drawer) month(s string) (int, bool) {
	exact, fromData := strings.TrimSpace(s), false
	for _, p := range d.split(s) {
		if p.piece == nil {
			continue
		}
		fromData = true
		exact = strings.TrimSpace(doc.Plain(p.piece.flat()))
		for _, i := range p.piece.flat() {
			if v, ok := i.(*doc.Value); ok {
				exact = v.Exact
			}
		}
	}
	exact = strings.ToLower(exact)
	if m := isoMonth().FindStringSubmatch(exact); m != nil {
		exact = strings.TrimLeft(m[1], "0")
	}
	if m := isoQuarter().FindStringSubmatch(strings.ToUpper(exact)); m != nil {
		quarter, _ := strconv.Atoi(m[1])
		exact = strconv.Itoa(quarter*3 - 2)
	}
	if n, err := strconv.Atoi(exact); err == nil && n >= 1 && n <= 12 {
		return n, true
	}
	for i, name := range months {
		if exact == name || len(exact) >= 3 && strings.TrimSuffix(exact, ".") == name[:3] {
			return i + 1, true
		}
	}
	return 0, fromData || exact == "hela året" || exact == "under året" || len(exact) == 4 && strings.Trim(exact, "0123456789") == ""
}

// bar reads "text: value". The value is the last thing on the line.
func (d *drawer) bar(text string, at diag.Span) {
	cut := strings.LastIndex(text, ":")
	if cut < 0 {
		d.report("PV457", at, "Raden har inget värde.", "Skriv ett kolon och värdet sist på raden: {{ .benämning }}: {{ .kostnad }}")
		return
	}
	n := d.box(text[:cut])
	for _, p := range d.split(text[cut+1:]) {
		switch {
		case p.piece != nil:
			n.Value = d.amount(p.piece, at)
		case strings.TrimSpace(p.text) != "":
			d.report("PV457", at, fmt.Sprintf("Efter kolonet står %s, som inte kommer ur uppgifterna.", sv.Quote(clean(strings.TrimSpace(p.text)))),
				"Skriv ett fält med ett belopp eller ett antal, och inget mer: {{ .benämning }}: {{ .kostnad }}")
			return
		}
	}
	if n.Value != nil || d.run.rehearsal {
		d.node(n)
	}
}

// amount gives the value of a bar: money or a count. A word or a missing value has
// no bar.
func (d *drawer) amount(p *piece, at diag.Span) *doc.Value {
	for _, i := range p.flat() {
		v, ok := i.(*doc.Value)
		if !ok || v.Kind != doc.Money && v.Kind != doc.Count {
			continue
		}
		if p.bare && !strings.HasPrefix(d.figure.Unit, "kr") {
			d.report("PV457", at, "Beloppen i figuren har ingen enhet.", "Skriv enhet: kronor efter figurens rubrik.")
		}
		return v
	}
	return nil
}

// dataTable says what a figure shows as a table; nil for one that a list says as
// well.
func dataTable(f *doc.Figure) *doc.Table {
	t := &doc.Table{Unit: f.Unit, RowHeader: true}
	heads := func(words ...string) {
		for _, w := range words {
			t.Columns = append(t.Columns, doc.Column{Head: []doc.Inline{&doc.Text{S: w}}})
		}
	}
	row := func(cells ...[]doc.Inline) {
		var r doc.Row
		for _, line := range cells {
			if len(line) == 0 {
				line = []doc.Inline{&doc.Missing{Spoken: "ingen"}}
			}
			r.Cells = append(r.Cells, doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: line}}})
		}
		t.Rows = append(t.Rows, r)
	}
	switch f.Kind {
	case doc.Flow:
		flowRows(f, heads, row)
	case doc.YearWheel:
		wheelRows(f, heads, row)
	case doc.Bars:
		heads("Post", "Värde")
		t.Columns[1].Align = doc.Right
		if strings.HasPrefix(f.Unit, "kr") {
			t.Columns[1].Head = []doc.Inline{&doc.Text{S: "Belopp"}}
		}
		for _, n := range f.Nodes {
			row(doc.Spread(n.Text, n.TextValues), []doc.Inline{n.Value})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	if f.Kind == doc.YearWheel {
		t.RowHeader = false
	}
	return t
}

func flowRows(f *doc.Figure, heads func(...string), row func(...[]doc.Inline)) {
	names := map[string][]doc.Inline{}
	for _, n := range f.Nodes {
		names[n.ID] = doc.Spread(n.Text, n.TextValues)
	}
	spoken := false
	for _, e := range f.Edges {
		spoken = spoken || e.Text != ""
	}
	heads("Från", "Till")
	if spoken {
		heads("Vad")
	}
	for _, e := range f.Edges {
		cells := [][]doc.Inline{names[e.From], names[e.To]}
		if spoken {
			cells = append(cells, doc.Spread(e.Text, e.Values))
		}
		row(cells...)
	}
}

func wheelRows(f *doc.Figure, heads func(...string), row func(...[]doc.Inline)) {
	noted := false
	for _, n := range f.Nodes {
		noted = noted || n.Note != ""
	}
	heads("Nr", "När", "Vad")
	if noted {
		heads("Anmärkning")
	}
	by := layout.Events(f)
	for k := range 13 {
		month := (k + 1) % 13
		for _, e := range by[month] {
			cells := [][]doc.Inline{
				{&doc.Text{S: strconv.Itoa(e.Number)}}, {&doc.Text{S: layout.Months[month]}}, doc.Spread(e.Node.Text, e.Node.TextValues),
			}
			if noted {
				cells = append(cells, doc.Spread(e.Node.Note, e.Node.NoteValues))
			}
			row(cells...)
		}
	}
}
