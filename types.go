package planverk

import (
	"planverk/internal/book"
	"planverk/internal/budget"
	"planverk/internal/calendar"
	"planverk/internal/check"
	"planverk/internal/derive"
	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/reconcile"
)

// kind is what Go adds to a document type; every part may be left out.
type kind struct {
	work     func(*plan.Input) work                                               // rules and arithmetic of its own data; nil: the rules of any document
	from     string                                                               // the type of the documents that it is derived from
	derive   func(*plan.Input, []derive.Source) (map[string]plan.Node, diag.List) // what it takes from them
	follows  string                                                               // the type of the files that say how those went
	alone    bool                                                                 // without "underlag" it is made of its own data
	workbook func(*product) *book.Workbook
	calendar func(*plan.Input, []derive.Source, *doc.Document) *calendar.Calendar

	// Of the way back of a workbook: what messages call what its values stand in, when that
	// is not the document, and where what has no place there belongs.
	called, elsewhere string
	rows              map[string]reconcile.RowForm // what new rows of its tables become
	fixed             string                       // what to do of a row that is new or gone, where none can be
}

// plans is the type that the other documents are derived from.
const plans = "systemforvaltningsplan"

// filledIn is, in place of a type, all documents that people fill in.
const filledIn = "*"

// kinds is the table of document types that Go has something to add to. Other
// types need only their folder under templates.
var kinds = map[string]kind{
	"systemforvaltningsplan": {work: systemplan, workbook: (*product).planWorkbook, called: "planen", rows: planRows},
	"systemsammanstallning": {from: plans, derive: derive.Systemsammanstallning, workbook: derived(derive.SystemsammanstallningBook),
		elsewhere: "Uppgifterna kommer ur planerna och ändras där, eller i planernas arbetsböcker."},
	"it-verksamhetsplan": {from: plans, follows: "uppfoljning", derive: derive.ITVerksamhetsplan, workbook: derived(derive.ITVerksamhetsplanBook),
		called: "planen", elsewhere: "Budget, prognos och utfall förs in i varje plan, eller i uppföljningen som de är hämtade ur, utfall föregående år i förra årets plan och anmärkningar i planens arbetsbok. Gränsen för avvikelse bestäms i kommun.yaml."},
	"lagesrapport": {from: filledIn, derive: derive.Lagesrapport, workbook: derived(derive.LagesrapportBook),
		elsewhere: "Svaren skrivs i datafilerna, på den rad som arbetsboken anger."},
	"arshjul": {from: plans, derive: derive.Arshjul, calendar: derive.Calendar},
	"checklista": {from: plans, derive: derive.Checklista, workbook: derived(derive.ChecklistaBook),
		fixed: "Frågorna är desamma varje år: svara Inte aktuellt på den som inte gäller, och skriv det som saknas i en anteckning."},
	"uppfoljning": {from: plans, derive: derive.Uppfoljning, workbook: derived(derive.UppfoljningBook),
		elsewhere: "En rad i planen behöver ett id för att kunna följas upp."},
	"tjansteskrivelse": {from: plans, derive: derive.Tjansteskrivelse},
	"samverkansavtal": {from: partyFiles, derive: agreement, alone: true, workbook: (*product).agreementWorkbook,
		called: "avtalet", elsewhere: "Det räknas fram, eller är bara till för att pröva i arbetsboken. En kostnad som flera delar på ändras i avtalets budget.", rows: agreementRows},
}

// work is what Go makes of a data file by itself.
type work struct {
	plan     *plan.Systemplan // of a systemförvaltningsplan
	computed map[string]plan.Node
	found    diag.List
}

// systemplan is what Go adds to a systemförvaltningsplan.
func systemplan(in *plan.Input) work {
	s := new(plan.Systemplan)
	plan.Bind(in.Root, s)
	return work{s, budget.Compute(s, in), check.Run(&check.Case{Input: in, Plan: s})}
}

// ruled is what Go adds to a document of any other type: the rules that hold for it.
func ruled(in *plan.Input) work { return work{found: check.RunText(in)} }

// derived makes the workbook of what a document has taken from its sources.
func derived(make func(*plan.Input, *doc.Document, map[string]plan.Node) *book.Workbook) func(*product) *book.Workbook {
	return func(p *product) *book.Workbook { return make(p.in, p.doc, p.computed) }
}

func (p *product) planWorkbook() *book.Workbook {
	return budget.Workbook(p.own.plan, p.in, p.doc, p.findings)
}
