package planverk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/amend"
	"planverk/internal/budget"
	"planverk/internal/diag"
	"planverk/internal/intake"
	"planverk/internal/plan"
	"planverk/internal/reconcile"
	"planverk/internal/sv"
)

// receiver is a workbook on its way into the data files that its cells belong in.
type receiver struct {
	*product
	result *reconcile.Result
	files  []*target // the document's own first
}

// target is a data file that values go into.
type target struct {
	name   string // in the document's tree
	id     string // of the document that it makes: "procapita-bou-2021"
	in     *plan.Input
	before []byte
	after  []byte
	edits  []amend.Edit
	rows   []amend.Row
}

// receive holds the workbook against its document, and makes the new texts. checksum
// is that of the data that a workbook without its hidden sheet was made of.
func (p *product) receive(ctx context.Context, b *intake.Book, back Returned, checksum string) Imported {
	at := diag.Span{File: back.Name}
	model := p.workbook()
	if model == nil || !model.Fillable() {
		noun := p.forms.schemas.Noun(p.in.Type)
		return Imported{Findings: diag.List{diag.New("PV654", at, sv.Capital(noun.Definite)+"s arbetsbok har inga celler att fylla i, så det finns inget att läsa in.", kinds[p.in.Type].elsewhere)}}
	}
	r := &receiver{product: p}
	r.files = append(r.files, &target{name: p.file, in: p.in})
	for _, s := range p.materials() {
		if s.Input != nil {
			r.files = append(r.files, &target{name: s.Input.File, id: s.ID, in: s.Input})
		}
	}
	r.result = reconcile.Compare(reconcile.Plan{Model: model, Checksum: p.doc.Meta.Checksum, Program: p.doc.Meta.Generator, Word: r.word, Field: r.field, Called: p.called(), Home: r.calledAt, Elsewhere: kinds[p.in.Type].elsewhere, Rows: kinds[p.in.Type].rows, Fixed: kinds[p.in.Type].fixed,
		Unchanged: checksum != "" && checksum == p.doc.Meta.Checksum, Sent: p.sent(back, checksum)}, b)
	out := Imported{Report: &reconcile.Report{Book: back.Name, Plan: p.place.Name(p.file), Title: p.doc.Meta.Title, Result: r.result, Yes: back.Yes}}
	r.quote()
	if r.result.Blocked(back.Yes) || out.Report.Taken() == 0 {
		return out
	}
	if r.place(); r.apply() {
		r.verify(ctx)
	}
	if !r.result.Blocked(back.Yes) {
		out.Files = r.rewrites()
	}
	return out
}

// sent finds the workbook of a checksum in the output tree; nil when it is not there.
func (p *product) sent(back Returned, checksum string) *intake.Book {
	if checksum == "" || back.Published == nil {
		return nil
	}
	data, err := back.Published(p.folder(), p.doc.Meta.ID+".xlsx")
	if err != nil {
		return nil
	}
	b, refused := intake.Read(data)
	if refused != nil || exported(b)["kontrollsumma"] != checksum {
		return nil
	}
	return b
}

// called is what messages call what the workbook's values stand in.
func (p *product) called() string {
	return cmp.Or(kinds[p.in.Type].called, p.forms.schemas.Noun(p.in.Type).Definite)
}

// resolve gives the file that a home is in, and the identity there.
func (r *receiver) resolve(home string) (*target, string) {
	file, id, other := strings.Cut(home, "#")
	if !other {
		return r.files[0], home
	}
	for _, t := range r.files[1:] {
		if t.id == file || r.inKommun(t.name) == file {
			return t, id
		}
	}
	return nil, id
}

// calledAt is what messages call the file of a home: the document, or another of those
// that the workbook is made of.
func (r *receiver) calledAt(home string) string {
	t, _ := r.resolve(home)
	if t == nil || t == r.files[0] {
		return r.called()
	}
	return r.forms.schemas.Noun(t.in.Type).Definite + " i " + r.product.place.Name(t.name)
}

// word gives the word that stands in the place of the amount of a home; of a comment,
// the word that stands in place of its row's cost.
func (r *receiver) word(home string) string {
	t, id := r.resolve(home)
	if t == nil {
		return ""
	}
	row, key := split(id)
	keys := []string{key}
	if key == "kommentar" {
		keys = []string{"kostnad", "total kostnad"}
	}
	m := amend.Find(t.in.Root, row)
	for _, key := range keys {
		if a, ok := m.Get(key).(*plan.Amount); ok && !a.Known {
			return a.Word
		}
	}
	return ""
}

// field gives the text of a field out of its cell. A remark may begin with the word
// that stands in place of the amount; yes and no are 1 and 0 in a cell, and an answer of
// the check-list has a capital letter there.
func (r *receiver) field(home, cell string) (string, bool) {
	switch _, key := split(home); key {
	case "kommentar":
		return budget.CommentOf(r.word(home), cell)
	case "ny huvudman":
		said := map[string]string{"1": "ja", "0": "nej"}[cell]
		return said, said != ""
	case "svar":
		return sv.Decapital(cell), true
	}
	return cell, true
}

// split takes an identity apart into its row's and the key.
func split(id string) (row, key string) {
	i := strings.LastIndexByte(id, '.')
	return id[:max(i, 0)], strings.ReplaceAll(id[i+1:], "_", " ")
}

// place puts every change that is taken with the file that it belongs in.
func (r *receiver) place() {
	for i := range r.result.Changes {
		c := &r.result.Changes[i]
		if c.Outcome != reconcile.Taken {
			continue
		}
		t, id := r.resolve(c.ID)
		if t == r.files[0] && r.gone(id) {
			r.result.Fault(c.Cell, "PV676", fmt.Sprintf("”%s”, %s, är ändrad, men raden är borttagen på ett annat blad.", c.Row, c.Column), "Lägg tillbaka raden där, eller ändra tillbaka cellen.")
			continue
		}
		if t == nil {
			r.result.Fault(c.Cell, "PV681", fmt.Sprintf("”%s”, %s: filen som uppgiften hör hemma i finns inte bland det som %s är gjord av.", c.Row, c.Column, r.called()), "Kontrollera underlaget, bygg arbetsboken på nytt och för in ändringen i den.")
			continue
		}
		if t != r.files[0] {
			c.File = r.product.place.Name(t.name)
		}
		e := amend.Edit{Text: c.Write, Unit: t.unit()}
		e.Row, e.Key = split(id)
		if c.Theirs.Kind == reconcile.Kronor && c.Theirs.Given {
			e.Ore = &c.Theirs.N
		}
		t.add(e, r.schema(t), c.Row)
	}
	for _, a := range r.result.Added {
		r.files[0].rows = append(r.files[0].rows, added(a, r.schema(r.files[0]), r.files[0].unit()))
	}
	for _, gone := range r.result.Removed {
		r.files[0].edits = append(r.files[0].edits, amend.Edit{Row: gone.ID, Gone: true})
	}
	for _, t := range r.files {
		r.sum(t)
		t.weigh()
	}
}

// added is a new row as the file is to have it.
func added(a reconcile.Added, s *plan.Schema, unit string) amend.Row {
	row := amend.Row{In: a.List, Key: a.ID}
	for _, step := range strings.Split(a.List, ".") {
		s = s.Below(step)
	}
	if s != nil && s.Items != nil {
		row.KeyName, row.Short = s.RowKey, s.Items.Short
	}
	for _, f := range a.Fields {
		e := amend.Edit{Key: f.Key, Unit: unit, Text: f.Value.Text}
		switch f.Value.Kind {
		case reconcile.Kronor:
			e.Ore = &f.Value.N
		case reconcile.Number:
			e.Text = strconv.FormatInt(f.Value.N, 10)
		}
		row.Fields = append(row.Fields, e)
	}
	return row
}

func (r *receiver) schema(t *target) *plan.Schema {
	s, _ := r.forms.schemas.Get(t.in.Type)
	return s
}

// unit is that of the file's bare figures.
func (t *target) unit() string {
	unit, _ := amend.Find(t.in.Root, "budget").Get("enhet").(*plan.Text)
	if unit == nil {
		return ""
	}
	return unit.Value
}

// add takes in an edit. One of a row that the file does not have makes the row, which
// is called key where the list's rows have names.
func (t *target) add(e amend.Edit, s *plan.Schema, key string) {
	if amend.Find(t.in.Root, e.Row) != nil {
		t.edits = append(t.edits, e)
		return
	}
	row := missing(s, e.Row, key)
	i := slices.IndexFunc(t.rows, func(o amend.Row) bool { return o.In == row.In && o.Key == row.Key })
	if i < 0 {
		i, t.rows = len(t.rows), append(t.rows, row)
	}
	t.rows[i].Fields = append(t.rows[i].Fields, e)
}

// missing describes a row or group that a file does not have, as its schema calls it.
func missing(s *plan.Schema, id, key string) amend.Row {
	in, name := split(id)
	for _, step := range strings.Split(in, ".") {
		if s = s.Below(step); s == nil {
			return amend.Row{In: in, Key: name}
		}
	}
	if s.Shape == plan.Sequence {
		return amend.Row{In: in, Key: key, KeyName: s.RowKey, Short: s.Items.Short}
	}
	row := amend.Row{In: in, Key: name}
	if group := s.Fields[name]; group != nil {
		row.Short = group.Short
	}
	return row
}

// sum lets a sum that is written in the file follow its rows.
func (r *receiver) sum(t *target) {
	written, _ := amend.Find(t.in.Root, "budget").Get("summa").(*plan.Amount)
	if written == nil || !written.Known {
		return
	}
	ore := written.Ore
	for _, c := range r.result.Changes {
		if own, id := r.resolve(c.ID); c.Outcome == reconcile.Taken && own == t && c.Theirs.Kind == reconcile.Kronor && strings.HasPrefix(id, "budget.rader.") && summed(id) {
			ore += c.Theirs.N - c.Ours.N
		}
	}
	for _, row := range t.rows {
		for _, f := range row.Fields {
			if row.In == "budget.rader" && f.Ore != nil && summed(row.In+"."+f.Key) {
				ore += *f.Ore
			}
		}
	}
	if t == r.files[0] {
		ore -= r.goneOre(t)
	}
	if ore == written.Ore {
		return
	}
	r.result.Tell("", diag.New("PV686", diag.Span{}, fmt.Sprintf("Summan som står i %s följer med sina rader: %s kr blir %s kr.", r.called(), sv.Kronor(written.Ore), sv.Kronor(ore))))
	t.edits = append(t.edits, amend.Edit{Row: "budget", Key: "summa", Unit: t.unit(), Ore: &ore})
}

// summed tells whether a field of a budget's row is one that its sum is of.
func summed(id string) bool {
	_, key := split(id)
	return key == "kostnad" || key == "belopp"
}

// apply makes the new texts; false when one could not be made, which a finding says.
func (r *receiver) apply() bool {
	for _, t := range r.files {
		if len(t.edits)+len(t.rows) == 0 {
			continue
		}
		name := r.product.place.Name(t.name)
		var err error
		if t.before, err = fs.ReadFile(r.product.place.FS, t.name); err != nil {
			r.result.Fault(name, "PV681", "Filen går inte att läsa.", "Kontrollera att den ligger kvar.")
			return false
		}
		t.after, err = amend.Apply(t.before, t.in.Root, t.edits, t.rows...)
		if flaw := (*amend.Flaw)(nil); errors.As(err, &flaw) {
			r.result.Fault(r.cellOf(t, flaw.Edit), "PV681", fmt.Sprintf("Ändringen kan inte föras in i %s, rad %d: %s.", name, flaw.Line, flaw.Message), "Ändra värdet där för hand, eller skriv det på en rad.")
			return false
		}
	}
	return true
}

func (r *receiver) cellOf(t *target, e amend.Edit) string {
	for _, c := range r.result.Changes {
		own, id := r.resolve(c.ID)
		if row, key := split(id); own == t && row == e.Row && key == e.Key {
			return c.Cell
		}
	}
	return ""
}

func (r *receiver) rewrites() (all []Rewrite) {
	for _, t := range r.files {
		if t.after != nil {
			all = append(all, Rewrite{r.product.place.Name(t.name), t.before, t.after})
		}
	}
	return all
}
