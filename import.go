package planverk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"planverk/internal/book"
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
	// Published gives a file of the output tree, for a workbook that has lost what it
	// says of itself; nil when there is none to look in.
	Published func(folder, file string) ([]byte, error)
}

// Imported is what became of a returned workbook. Report is nil when the workbook
// could not be held against its document; Findings say why.
type Imported struct {
	Report   *reconcile.Report
	Findings diag.List
	Files    []Rewrite // what to write; none when nothing may be or needs be written
}

// Rewrite is a data file with changes.
type Rewrite struct {
	File          string // as the user would name it
	Before, After []byte
}

// Import holds a returned workbook against the document that it was made of, whose
// data are looked for at the places. It writes nothing: Files is what to write.
func Import(ctx context.Context, w World, places []Place, back Returned) Imported {
	at := diag.Span{File: back.Name}
	data := lookFor(w, places)
	b, refused := intake.Read(back.Data)
	if refused != nil {
		return Imported{Findings: diag.List{diag.New(refused.Code, at, refused.Message, refused.Hint)}}
	}
	origin := reconcile.Origin(b)
	if origin == nil {
		origin = exported(b)
	}
	if d := unfit(origin, at); d != nil {
		return Imported{Findings: diag.List{*d}}
	}
	p, l := source(ctx, data, origin, at)
	if p == nil || l.HasErrors() {
		return Imported{Findings: l}
	}
	return p.receive(ctx, b, back, origin["kontrollsumma"])
}

// unfit refuses a workbook that can not be read into any data.
func unfit(origin map[string]string, at diag.Span) *diag.Diagnostic {
	var d diag.Diagnostic
	switch {
	case origin == nil:
		d = diag.New("PV656", at, "Arbetsbokens dolda blad _bas saknas eller går inte att läsa, så det går inte att se vad som har ändrats.",
			"Är arbetsboken byggd av Planverk: bygg den på nytt och för in ändringarna i den.")
	case newer(origin["format"]):
		d = diag.New("PV655", at, fmt.Sprintf("Arbetsboken har formatet %s. Den här Planverk läser format %s och äldre.", sv.Clip(origin["format"]), book.FormatVersion), "Uppdatera Planverk.")
	default:
		return nil
	}
	return &d
}

// exported is what a workbook without its hidden sheet says of what it was made of: the
// document, and the checksum that is printed on it. It stands in the file's properties
// and in a defined name; programs that save drop the one or the other.
func exported(b *intake.Book) map[string]string {
	id, sum, ok := strings.Cut(cmp.Or(b.Properties["ExportId"], b.Names["meta_export"]), " ")
	if !ok {
		return nil
	}
	return map[string]string{"dokument": id, "kontrollsumma": sum, "format": cmp.Or(b.Properties["SchemaVersion"], book.FormatVersion)}
}

// newer tells whether a workbook's format is one that this program does not know; one
// that is no number is taken for it.
func newer(format string) bool {
	n, err := strconv.Atoi(format)
	known, _ := strconv.Atoi(book.FormatVersion)
	return err != nil || n > known
}

// lookFor begins to look for the data files in the background, while the workbook is
// read. A panic comes again to whoever asks for them.
func lookFor(w World, places []Place) func() ([]*product, diag.List) {
	r := newRun(w, nil, "")
	r.build.Formats = []string{"xlsx"}
	r.unasked = true
	found := sync.OnceValues(func() ([]*product, diag.List) { return r.find(places) })
	go func() {
		defer func() { _ = recover() }()
		found()
	}()
	return found
}

// source finds the document that a workbook was made of. The file that the workbook
// names is tried first.
func source(ctx context.Context, data func() ([]*product, diag.List), origin map[string]string, at diag.Span) (*product, diag.List) {
	products, lost := data()
	slices.SortStableFunc(products, func(a, b *product) int {
		return named(b, origin["fil"]) - named(a, origin["fil"])
	})
	if len(products) > 0 {
		products[0].forms.expect(origin["typ"])
	}
	var others, kommuner []string
	var unread diag.List // what is wrong with files that may be the one
	for _, p := range products {
		if ctx.Err() != nil {
			return nil, diag.List{diag.New("PV506", at, "Inläsningen avbröts. Inget är skrivet.")}
		}
		kommuner = append(kommuner, p.kommun.Name.Value)
		l := p.load(ctx)
		switch {
		case p.in == nil && named(p, origin["fil"]) > 0:
			return nil, rename(l, p.place.Name)
		case p.in == nil:
			unread = append(unread, rename(l, p.place.Name)...)
			continue
		case kinds[p.in.Type].workbook == nil:
			continue
		}
		stem, _ := plan.Names(p.in)
		if stem != origin["dokument"] || origin["kommun"] != "" && p.kommun.Name.Value != origin["kommun"] {
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
	return nil, append(append(lost, strange(origin, at, others, kommuner)), unread...)
}

func named(p *product, file string) int {
	if file != "" && p.inKommun(p.file) == file {
		return 1
	}
	return 0
}

// strange is the finding for a workbook whose document is not among the data.
func strange(origin map[string]string, at diag.Span, others, kommuner []string) diag.Diagnostic {
	if kommun := origin["kommun"]; kommun != "" && len(kommuner) > 0 && !slices.Contains(kommuner, kommun) {
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
