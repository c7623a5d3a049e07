package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// pendingRef is a reference that waits for the registers to be read.
type pendingRef struct {
	ref      *plan.Ref
	freeText bool
}

// register is one register of kommun.yaml.
type register struct {
	name   string
	rows   []*plan.Map
	ids    []string
	folded func() folded // made when a reference is first in need of it
}

// folded is a register by how its words are folded; the first row where two are the same.
type folded struct {
	ids   [][]rune       // of each row
	rows  map[string]int // by id
	names map[string]int // by name and short name
}

func (g register) fold() folded {
	f := folded{rows: map[string]int{}, names: map[string]int{}}
	for i, row := range g.rows {
		id := foldKey(g.ids[i])
		f.ids = append(f.ids, []rune(id))
		if _, there := f.rows[id]; !there {
			f.rows[id] = i
		}
		for _, key := range []string{"namn", "kortnamn"} {
			if t, ok := row.Get(key).(*plan.Text); ok {
				name := foldKey(t.Value)
				if _, there := f.names[name]; !there {
					f.names[name] = i
				}
			}
		}
	}
	return f
}

// row finds the row with an id, in exact spelling or, when loose, any.
func (g register) row(id string, loose bool) *plan.Map {
	if i := slices.Index(g.ids, id); i >= 0 {
		return g.rows[i]
	}
	if !loose || len(g.ids) == 0 {
		return nil
	}
	if i, ok := g.folded().rows[foldKey(id)]; ok {
		return g.rows[i]
	}
	return nil
}

// named finds the row with a name or short name.
func (g register) named(name string) (id string) {
	if len(g.ids) == 0 {
		return ""
	}
	if i, ok := g.folded().names[foldKey(name)]; ok {
		return g.ids[i]
	}
	return ""
}

// oneSlipFrom gives the ids that are a slip of the keyboard from a word.
func (g register) oneSlipFrom(word []rune) (near []string) {
	if len(g.ids) == 0 {
		return nil
	}
	for i, id := range g.folded().ids {
		if oneSlip(word, id) {
			near = append(near, g.ids[i])
		}
	}
	return near
}

// registersOf reads the registers out of a municipality's tree.
func registersOf(root *plan.Map) map[string]register {
	all := map[string]register{}
	group, _ := root.Get("register").(*plan.Map)
	if group == nil {
		return all
	}
	for _, f := range group.Fields {
		list, ok := f.Value.(*plan.List)
		if !ok {
			continue
		}
		g := register{name: f.Key}
		for _, item := range list.Items {
			row, ok := item.(*plan.Map)
			if !ok {
				continue
			}
			if id, ok := row.Get("id").(*plan.Text); ok {
				g.rows, g.ids = append(g.rows, row), append(g.ids, id.Value)
			}
		}
		g.folded = sync.OnceValue(g.fold)
		all[f.Key] = g
	}
	return all
}

// registers judges the registers of a kommun.yaml: a row without a name would
// print its id.
func (r *reader) registers(root *plan.Map) {
	for _, g := range registersOf(root) {
		for i, row := range g.rows {
			if _, ok := row.Get("namn").(*plan.Text); !ok && !r.flawed(row.Span.Start.Line) { // namn may be misspelt
				r.report("PV203", row.Span, fmt.Sprintf("”%s” i registret %s har inget namn; dokumenten skriver då ut id:t.", g.ids[i], g.name),
					"Lägg till raden ”namn: …”.")
			}
		}
	}
}

// flawed tells whether there is an error on a line.
func (r *reader) flawed(line int) bool {
	return slices.ContainsFunc(r.list, func(d diag.Diagnostic) bool { return d.Severity == diag.Fel && d.Span.Start.Line == line })
}

// resolve gives every reference its row and what it prints.
func (r *reader) resolve(k *plan.Kommun) {
	all := registersOf(k.Root)
	file := k.File
	if k.Root.Span.File != "" {
		file = k.Root.Span.File
	}
	// A kommun.yaml that has told of a misspelt register does not also miss it.
	told := r.list.HasErrors() && k.Root.Span.File == r.src.file
	for _, p := range r.refs {
		if missing := r.withoutRegister(p, all); missing == "" {
			r.one(p, all, file)
		} else if !told {
			r.list = append(r.list, noRegister(missing, p.ref.Raw, k, file))
		}
	}
}

// withoutRegister names the registers that a reference is to, when there is not a
// single row in any of them.
func (r *reader) withoutRegister(p pendingRef, all map[string]register) string {
	if p.freeText {
		return ""
	}
	for name := range strings.SplitSeq(p.ref.Register, "|") {
		if len(all[name].ids) > 0 {
			return ""
		}
	}
	return strings.ReplaceAll(p.ref.Register, "|", " eller ")
}

// noRegister is told of kommun.yaml and in the same words whatever document needs the
// register, so that it is told once and not for every reference.
func noRegister(registers, id string, k *plan.Kommun, file string) diag.Diagnostic {
	at := diag.Span{File: file, Start: diag.Pos{Line: 1, Col: 1}}
	if group, ok := k.Root.Get("register").(*plan.Map); ok {
		at.Start, at.End = group.Span.Start, group.Span.End
	}
	return diag.New("PV204", at, fmt.Sprintf("Registret %s saknas eller är tomt, men nämns i kommunens filer.", registers),
		fmt.Sprintf("Lägg till det under register, med en rad för varje id. Det första som saknas är ”%s”.", id))
}

func (r *reader) one(p pendingRef, all map[string]register, file string) {
	var ids []string
	var in []register
	for name := range strings.SplitSeq(p.ref.Register, "|") {
		in = append(in, all[name])
		ids = append(ids, all[name].ids...)
	}
	for _, g := range in {
		if row := g.row(p.ref.Raw, !p.freeText); row != nil {
			p.ref.Target, p.ref.Register, p.ref.Label = row, g.name, rowName(row, p.ref.Raw)
			return
		}
	}
	if p.freeText {
		r.almost(p.ref, in)
		return
	}
	if len(r.list) > maxFindings {
		return // nothing more is told, and suggestions cost
	}
	known := ""
	for _, g := range in {
		if id := g.named(p.ref.Raw); id != "" && known == "" {
			known = id
		}
	}
	registers := strings.ReplaceAll(p.ref.Register, "|", " eller ")
	where := fmt.Sprintf("Registret %s finns i %s; lägg till raden där om den saknas.", registers, file)
	message := fmt.Sprintf("”%s” finns inte i registret %s.", p.ref.Raw, registers)
	if known != "" {
		r.report("PV201", p.ref.Span, message, fmt.Sprintf("Skriv id:t: ”%s”.", known), where)
		return
	}
	if parts := several(in, p.ref.Raw); parts != "" {
		r.report("PV201", p.ref.Span, message, parts)
		return
	}
	if other := elsewhere(all, p.ref.Raw); other != "" {
		where = fmt.Sprintf("”%s” finns i registret %s, men här ska det vara en rad i registret %s.", p.ref.Raw, other, registers)
	}
	r.report("PV201", p.ref.Span, message, meant(p.ref.Raw, append(ids, namesIn(in)...), where)...)
}

// namesIn gives the names of the rows of registers, for suggestions.
func namesIn(in []register) []string {
	var names []string
	for _, g := range in {
		for _, row := range g.rows {
			names = append(names, rowName(row, ""))
		}
	}
	return names
}

// between parts several ids that are written as one value.
var between = pattern.Later(`\s*[,;/&+]\s*|\s+och\s+|\s+samt\s+`)

// several tells what to write when a value is several rows of the registers in one.
func several(in []register, raw string) string {
	parts := between().Split(raw, -1)
	if len(parts) < 2 {
		return ""
	}
	for _, part := range parts {
		if !slices.ContainsFunc(in, func(g register) bool { return g.row(part, true) != nil }) {
			return ""
		}
	}
	return "Skriv bara en av dem. Är det en lista: skriv [" + strings.Join(parts, ", ") + "]."
}

// elsewhere names the register that has a row with this id, "" when none has.
func elsewhere(all map[string]register, raw string) string {
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if g := all[name]; g.row(raw, false) != nil {
			return name
		}
	}
	return ""
}

// shortestID is how long an id must be for a near miss to be worth a word: "it"
// is one letter from many words.
const shortestID = 4

// almost tells when free text is one slip from an id.
func (r *reader) almost(ref *plan.Ref, in []register) {
	var ids []string
	for _, g := range in {
		ids = append(ids, g.oneSlipFrom([]rune(foldKey(ref.Raw)))...)
	}
	near := sv.Suggest(ref.Raw, ids)
	if near == "" || len([]rune(near)) < shortestID {
		return
	}
	r.list = append(r.list, diag.New("PV202", ref.Span, fmt.Sprintf("”%s” skrivs ut som det står, men liknar ”%s” i registret.", ref.Raw, near),
		fmt.Sprintf("Skriv ”%s” om det är den som avses, annars behöver inget göras.", near)))
}

// rowName is what a reference to the row prints.
func rowName(row *plan.Map, id string) string {
	if t, ok := row.Get("namn").(*plan.Text); ok {
		return t.Value
	}
	return id
}

// oneSlip tells whether one letter added, left out, changed or swapped with its
// neighbour makes a into b. Equal words count.
func oneSlip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 1:
		return slices.Equal(a[i:], b[i+1:])
	case 0:
		swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
		return i == len(a) || swapped || slices.Equal(a[i+1:], b[i+1:])
	}
	return false
}
