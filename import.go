package planverk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
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

// MaxWorkbook is the largest workbook that is read, in bytes.
const MaxWorkbook = intake.MaxFile

// Returned is a workbook that has come back.
type Returned struct {
	Name string // as the user named it
	Data []byte
	Yes  bool // the user answers yes to every question
}

// Imported is what became of a returned workbook. Report is nil when the workbook
// could not be held against a plan; Findings say why.
type Imported struct {
	Report   *reconcile.Report
	Findings diag.List
	File     string // the plan's data file as the user would name it
	Before   []byte // its text
	After    []byte // the text with the changes; nil when nothing may be or needs be written
}

// Import holds a returned workbook against the plan that it was made of, which is
// looked for at the places. It writes nothing: After is what to write.
func Import(ctx context.Context, w World, places []Place, back Returned) Imported {
	at := diag.Span{File: back.Name}
	b, refused := intake.Read(back.Data)
	if refused != nil {
		return Imported{Findings: diag.List{diag.New(refused.Code, at, refused.Message, refused.Hint)}}
	}
	origin := reconcile.Origin(b)
	if d := unfit(origin, at); d != nil {
		return Imported{Findings: diag.List{*d}}
	}
	p, l := source(ctx, w, places, origin, at)
	if p == nil || l.HasErrors() {
		return Imported{Findings: l}
	}
	return p.receive(ctx, b, back)
}

// unfit refuses a workbook that can not be read into any plan.
func unfit(origin map[string]string, at diag.Span) *diag.Diagnostic {
	var d diag.Diagnostic
	switch {
	case origin == nil:
		d = diag.New("PV656", at, "Arbetsbokens dolda blad _bas saknas eller går inte att läsa, så det går inte att se vad som har ändrats.",
			"Är arbetsboken byggd av Planverk: bygg den på nytt och för in ändringarna i den.")
	case newer(origin["format"]):
		d = diag.New("PV655", at, fmt.Sprintf("Arbetsboken har formatet %s. Den här Planverk läser format %s och äldre.", sv.Clip(origin["format"]), budget.FormatVersion), "Uppdatera Planverk.")
	case origin["typ"] != plans:
		d = diag.New("PV654", at, "Arbetsboken hör inte till en systemförvaltningsplan. Bara sådana arbetsböcker kan läsas in.",
			"För in ändringarna i datafilen för hand. En sammanställnings uppgifter ändras i de planer som den bygger på.")
	default:
		return nil
	}
	return &d
}

// newer tells whether a workbook's format is one that this program does not know; one
// that is no number is taken for it.
func newer(format string) bool {
	n, err := strconv.Atoi(format)
	known, _ := strconv.Atoi(budget.FormatVersion)
	return err != nil || n > known
}

// source finds the plan that a workbook was made of. The file that the workbook
// names is tried first.
func source(ctx context.Context, w World, places []Place, origin map[string]string, at diag.Span) (*product, diag.List) {
	r := newRun(w, nil, "")
	r.build.Formats = []string{"xlsx"}
	products, lost := r.find(places)
	slices.SortStableFunc(products, func(a, b *product) int {
		return named(b, origin["fil"]) - named(a, origin["fil"])
	})
	var others []string
	var kommuner []string
	for _, p := range products {
		if ctx.Err() != nil {
			return nil, diag.List{diag.New("PV506", at, "Inläsningen avbröts. Inget är skrivet.")}
		}
		kommuner = append(kommuner, p.kommun.Name.Value)
		l := p.load(ctx)
		if p.in == nil || p.in.Type != plans {
			continue
		}
		stem, _ := plan.Names(p.in)
		if stem != origin["dokument"] || p.kommun.Name.Value != origin["kommun"] {
			others = append(others, stem)
			continue
		}
		p.findings = l
		for _, stage := range []func(*product, context.Context) diag.List{(*product).gather, (*product).checkAndMerge} {
			if !p.findings.HasErrors() {
				p.findings = append(p.findings, stage(p, ctx)...)
			}
		}
		return p, p.named()
	}
	return nil, append(lost, strange(origin, at, others, kommuner))
}

func named(p *product, file string) int {
	if file != "" && p.inKommun(p.file) == file {
		return 1
	}
	return 0
}

// strange is the finding for a workbook whose plan is not among the data.
func strange(origin map[string]string, at diag.Span, others, kommuner []string) diag.Diagnostic {
	if kommun := origin["kommun"]; len(kommuner) > 0 && !slices.Contains(kommuner, kommun) {
		slices.Sort(kommuner)
		return diag.New("PV654", at, fmt.Sprintf("Arbetsboken hör till %s, men de data som lästes hör till %s.", sv.Clip(kommun), sv.And(slices.Compact(kommuner))),
			"Ange mappen eller planen som arbetsboken hör till.")
	}
	hint := "Ange mappen eller planen som arbetsboken hör till."
	if len(others) > 0 {
		slices.Sort(others)
		hint += " Här finns: " + strings.Join(others[:min(len(others), 5)], ", ") + "."
	}
	return diag.New("PV654", at, fmt.Sprintf("Arbetsboken är gjord av ”%s”, som inte finns bland de data som lästes.", sv.Clip(origin["dokument"])), hint)
}

// receive holds the workbook against the plan, and makes the new text.
func (p *product) receive(ctx context.Context, b *intake.Book, back Returned) Imported {
	out := Imported{File: p.place.Name(p.file)}
	var err error
	if out.Before, err = fs.ReadFile(p.place.FS, p.file); err != nil {
		out.Findings = diag.List{diag.New("PV101", diag.Span{File: out.File}, "Filen går inte att läsa.", "Kontrollera att den ligger kvar.")}
		return out
	}
	result := reconcile.Compare(reconcile.Plan{Model: p.planWorkbook(), SHA256: p.in.SHA256, Word: p.word, Field: p.field}, b)
	out.Report = &reconcile.Report{Book: back.Name, Plan: out.File, Title: p.doc.Meta.Title, Result: result, Yes: back.Yes}
	if result.Blocked(back.Yes) || result.Count(reconcile.Taken) == 0 {
		return out
	}
	edits := p.edits(result)
	after, err := amend.Apply(out.Before, p.in.Root, edits)
	if flaw := (*amend.Flaw)(nil); errors.As(err, &flaw) {
		result.Fault(cellOf(result, flaw.Edit), "PV681", fmt.Sprintf("Ändringen kan inte föras in i %s, rad %d: %s.", out.File, flaw.Line, flaw.Message), "Ändra värdet där för hand, eller skriv det på en rad.")
		return out
	}
	if p.verify(ctx, after, edits, result); !result.Blocked(back.Yes) {
		out.After = after
	}
	return out
}

// word gives the word that stands in the place of the amount of an identity; of a
// comment, the word that stands in place of its row's cost.
func (p *product) word(id string) string {
	row, key := split(id)
	keys := []string{key}
	if key == "kommentar" {
		keys = []string{"kostnad", "total kostnad"}
	}
	m := amend.Find(p.in.Root, row)
	for _, key := range keys {
		if a, ok := m.Get(key).(*plan.Amount); ok && !a.Known {
			return a.Word
		}
	}
	return ""
}

// field gives the text of a field out of its cell, where a remark may begin with the
// word that stands in place of the amount.
func (p *product) field(id, cell string) (string, bool) {
	if _, key := split(id); key != "kommentar" {
		return cell, true
	}
	return budget.CommentOf(p.word(id), cell)
}

// split takes an identity apart into its row's and the key.
func split(id string) (row, key string) {
	i := strings.LastIndexByte(id, '.')
	return id[:max(i, 0)], strings.ReplaceAll(id[i+1:], "_", " ")
}

func (p *product) edits(r *reconcile.Result) []amend.Edit {
	var edits []amend.Edit
	for _, c := range r.Changes {
		if c.Outcome != reconcile.Taken {
			continue
		}
		e := amend.Edit{Unit: p.own.plan.Budget.Unit.Value, Text: c.Write}
		e.Row, e.Key = split(c.ID)
		if c.Theirs.Money && c.Theirs.Given {
			e.Ore = &c.Theirs.Ore
		}
		edits = append(edits, e)
	}
	if sum := p.sum(r); sum != nil {
		edits = append(edits, *sum)
	}
	return edits
}

// sum lets a sum that is written in the plan follow its rows.
func (p *product) sum(r *reconcile.Result) *amend.Edit {
	written := p.own.plan.Budget.Sum
	ore := written.Ore
	for _, c := range r.Changes {
		if c.Outcome == reconcile.Taken && c.Theirs.Money && strings.HasPrefix(c.ID, "budget.rader.") && strings.HasSuffix(c.ID, ".kostnad") {
			ore += c.Theirs.Ore - c.Ours.Ore
		}
	}
	if !written.Known || ore == written.Ore {
		return nil
	}
	r.Tell("", diag.New("PV686", diag.Span{}, fmt.Sprintf("Summan som står i planen följer med sina rader: %s kr blir %s kr.", sv.Kronor(written.Ore), sv.Kronor(ore))))
	return &amend.Edit{Row: "budget", Key: "summa", Unit: p.own.plan.Budget.Unit.Value, Ore: &ore}
}

func cellOf(r *reconcile.Result, e amend.Edit) string {
	for _, c := range r.Changes {
		if row, key := split(c.ID); row == e.Row && key == e.Key {
			return c.Cell
		}
	}
	return ""
}

// verify reads the new text as any data file: it must say what was meant and nothing
// else, and have no faults that the old one had not. What else it brings is told.
func (p *product) verify(ctx context.Context, after []byte, edits []amend.Edit, result *reconcile.Result) {
	r := newRun(p.run.world, nil, "")
	r.build.Formats = p.run.build.Formats
	again := &product{run: r, place: p.place, file: p.file, home: p.home, turn: p.turn}
	again.place.FS = edited{p.place.FS, p.file, after}
	l := again.load(ctx)
	if again.in != nil && !l.HasErrors() {
		again.findings = l
		l = append(l, again.checkAndMerge(ctx)...)
	}
	again.findings = l
	old := map[string]bool{}
	for _, d := range p.findings {
		old[d.Code+d.Message] = true
	}
	for _, d := range again.named() {
		where := d.Span.String()
		switch {
		case old[d.Code+d.Message]:
		case d.Severity == diag.Fel:
			result.Fault(where, "PV682", "Med ändringen blir det fel i planen: "+d.Message, d.Hints...)
		default:
			result.Tell(where, d)
		}
	}
	if again.in == nil || again.findings.HasErrors() {
		return
	}
	for _, id := range amend.Unintended(p.in.Root, again.in.Root, edits) {
		result.Fault(p.place.Name(p.file), "PV682", fmt.Sprintf("Med ändringen säger planen något annat än avsett om ”%s”.", id), "Ändra planen för hand, och anmäl gärna felet.")
	}
}

// edited is a folder with one file changed.
type edited struct {
	fs.FS
	name string
	data []byte
}

func (e edited) Open(name string) (fs.File, error) {
	f, err := e.FS.Open(name)
	if err != nil || path.Clean(name) != e.name {
		return f, err
	}
	return &editedFile{f, bytes.NewReader(e.data)}, nil
}

type editedFile struct {
	fs.File
	text *bytes.Reader
}

func (f *editedFile) Read(b []byte) (int, error) { return f.text.Read(b) }
