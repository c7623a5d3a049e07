// Package derive turns the plans of a municipality into what a derived document
// prints: a register, a yearly wheel, a check-list, a joint plan.
//
// Its functions are pure: own file and sources in, values out. What they give
// stands under the key "härlett" of the document's schema (x-beräknas), and is
// read by templates as any other data. Every row says which plan it comes from,
// and a figure has the identity of the plan's own figure with the plan before
// it: "procapita-bou-2021.budget.summa". A contradiction between plans is a
// finding and is shown in the document; it is never silently resolved.
package derive

import (
	"strconv"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/standing"
	"planverk/internal/sv"
)

// Source is a data file that a derived document is put together from. Input and
// Plan are nil when the file could not be read.
type Source struct {
	File     string           // as the user names it: "data/timra/planer/x.yaml"
	Name     string           // from the municipality's folder, as documents name it: "planer/x.yaml"
	Input    *plan.Input      // as it was read
	Plan     *plan.Systemplan // the same as Go fields
	Computed map[string]plan.Node
	Findings diag.List      // of load and check
	ID       string         // "procapita-bou-2021": its folder, and the beginning of its identities
	Title    string         // "Systemförvaltningsplan Procapita BoU 2021"; its Name when it could not be read
	Followed *Source        // the follow-up of a plan, for a document that prints how it went; nil when there is none without faults
	rivals   []Source       // other follow-ups of the plan that go as far as Followed, which holds
	Standing *standing.Case // how far it has come, of a document that reports that
	Link     string         // "../procapita-bou-2021/systemforvaltningsplan-procapita-bou-2021.html"
}

// New describes a file that has been read, by the name that the user knows and the
// one from the municipality's folder; in is nil when it could not be read.
func New(file, name string, in *plan.Input) Source {
	s := Source{File: file, Name: name, Input: in, Title: sv.Quote(name)}
	if in == nil {
		return s
	}
	head := plan.HeadOf(in)
	id, year := head.ID.Value, head.Year.Exact()
	stem, folder := plan.Names(in)
	s.ID, s.Link = folder, "../"+folder+"/"+stem+".html"
	switch title := head.Title.Value; {
	case title != "":
		s.Title = title
	case id != "":
		s.Title = sv.Capital(head.Type.Value) + " " + id + " " + year
	}
	return s
}

// Failed tells whether the plan is left out: it could not be read, or has a
// fault that keeps it from being issued.
func (s Source) Failed() bool { return s.Input == nil || s.Findings.HasErrors() }

// Year gives the year of the plan; 0 when it is not known.
func (s Source) Year() int {
	if s.Input == nil {
		return 0
	}
	head, _ := s.Input.Root.Get("dokument").(*plan.Map)
	year, _ := head.Get("år").(*plan.Count)
	if year == nil {
		return 0
	}
	return int(year.N)
}

// Sources is the list of what a derived document was put together from, as the
// nodes under "härlett.källor", with a finding for each plan that was left out.
// own is the derived document's own file.
func Sources(own *plan.Input, sources []Source) (*plan.List, diag.List) {
	list := List("härlett.källor")
	var found diag.List
	for i, s := range sources {
		id := "härlett.källor." + strconv.Itoa(i+1)
		status := statusRead
		if s.Failed() {
			status = statusFaulty
			found = append(found, leftOut(own, s))
		}
		row := Group(id,
			Text(id, "källa", s.Title),
			Text(id, "länk", s.link()),
			Text(id, "status", status))
		if y := s.Year(); y != 0 {
			row.Fields = append(row.Fields, Count(id, "år", s.ID+".dokument.år", int64(y)))
		}
		if s.Plan != nil {
			row.Fields = append(row.Fields, Text(id, "förvaltning", s.Plan.Document.Department.Label))
		}
		list.Items = append(list.Items, row)
	}
	return list, found
}

// What derived documents and messages say of a plan in the list of sources.
const (
	faulty       = "har fel och är inte med"
	statusRead   = "planen är med"
	statusFaulty = "planen " + faulty
)

// Gap says why a document that is about one plan has none; "" when it has one.
// others are the titles of the municipality's plans that were not asked for.
func Gap(sources []Source, year int64, others []string) string {
	for _, s := range sources {
		if s.Failed() {
			return sv.Capital(s.Title) + " " + faulty + "."
		}
	}
	switch {
	case len(sources) > 0:
		return ""
	case len(others) == 0:
		return "Kommunen har inga planer."
	case year == 0:
		return "Underlaget har ingen plan. Kommunens planer är " + sv.And(others) + "."
	}
	return "Kommunen har ingen plan för " + strconv.FormatInt(year, 10) + ". De planer som finns är " + sv.And(others) + "."
}

// WithGap puts what Gap says into the values of a document.
func WithGap(nodes map[string]plan.Node, gap string) {
	if root, ok := nodes["härlett"].(*plan.Map); ok && gap != "" {
		root.Fields = append(root.Fields, Text("härlett", "lucka", gap))
	}
}

// link is where a row leads; a plan that was left out has no document.
func (s Source) link() string {
	if s.Failed() {
		return ""
	}
	return s.Link
}

// leftOut is the finding for a plan with faults. They are told in full where the
// plan itself is built or checked; here the first says what it is about.
func leftOut(own *plan.Input, s Source) diag.Diagnostic {
	hints := []string{"Rätta planen och bygg om. Till dess syns luckan i handlingen. Felen visas av ”planverk kontrollera " + s.File + "”."}
	if d, ok := s.fault(); ok {
		hints = append(hints, firstFault(d))
	}
	return diag.New("PV701", underlag(own), "Planen i "+sv.Quote(s.File)+" "+faulty+".", hints...)
}

// fault gives the first fault that keeps a source out.
func (s Source) fault() (diag.Diagnostic, bool) {
	for _, d := range s.Findings.Sorted() {
		if d.Severity == diag.Fel {
			return d, true
		}
	}
	return diag.Diagnostic{}, false
}

func firstFault(d diag.Diagnostic) string { return "Det första felet: " + d.Message }

// underlag is where the own file says what it is put together from.
func underlag(own *plan.Input) diag.Span { return keyPlace(own, "underlag") }

// keyPlace is the place of a key at the top of a file, or the file as a whole.
func keyPlace(in *plan.Input, key string) diag.Span {
	for _, f := range in.Root.Fields {
		if f.Key == key {
			return f.KeySpan
		}
	}
	return diag.Span{File: in.File}
}
