package check

import (
	"fmt"
	"strconv"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// guidelineHead is what a guideline says of itself, besides what all documents do.
type guidelineHead struct {
	plan.At
	Number   plan.Text   `key:"dokumentnummer"`
	DrawnBy  plan.Text   `key:"upprättad av"`
	Revised  []plan.Date `key:"reviderad"`
	ReviseBy plan.Date   `key:"revideras senast"`
	Interval plan.Text   `key:"ses över"`
	Validity plan.Text   `key:"giltighet"`
}

func (c *Case) guidelineHead() guidelineHead {
	var own struct {
		Document guidelineHead `key:"dokument"`
	}
	plan.Bind(c.Input.Root, &own)
	return own.Document
}

// headFilledIn: a guideline in Söderköping has a head with these fields. Its name is
// the title, and its pages are numbered by Planverk.
func headFilledIn(c *Case) diag.List {
	h, d := c.guidelineHead(), c.Plan.Document
	missing := blank([]headField{
		{"dokumentansvarig", d.Responsible.At}, {"dokumentnummer", h.Number.At}, {"upprättad av", h.DrawnBy.At},
		{"upprättad", d.Drawn.At}, {"revideras senast", h.ReviseBy.At},
	})
	if len(missing) == 0 {
		return nil
	}
	return one("PV841", c.near("dokument"), "Dokumenthuvudet saknar "+sv.And(missing)+".",
		"Skriv under dokument, till exempel "+missing[0]+": "+headExamples[missing[0]]+".", "Den dokumentansvariga brukar veta.")
}

var headExamples = map[string]string{
	"dokumentansvarig": "Administrativ chef", "dokumentnummer": "SOC-2020-00070", "upprättad av": "Verksamhetsutvecklare",
	"upprättad": "2020-09-02", "revideras senast": "2023-07-05",
}

// headField is a field by its key.
type headField struct {
	key string
	at  plan.At
}

// blank gives the keys of the fields that are not written.
func blank(fields []headField) (missing []string) {
	for _, f := range fields {
		if !f.at.Given() {
			missing = append(missing, f.key)
		}
	}
	return missing
}

// revisedFromLastChange: the next revision is counted from the last change, not from
// the one before it.
func revisedFromLastChange(c *Case) diag.List {
	h := c.guidelineHead()
	next := h.ReviseBy
	if next.Year == 0 {
		return nil
	}
	changes := append([]plan.Date{c.Plan.Document.Drawn}, h.Revised...)
	last := changes[len(changes)-1]
	if last.Year == 0 {
		return nil
	}
	const hint = "Räkna från den senaste ändringen: skriv till exempel "
	if !last.Before(next) {
		return one("PV842", next.Span, "Nästa översyn, "+next.ISO()+", ligger inte efter den senaste ändringen, "+last.ISO()+".", hint+last.AddYears(1).ISO()+".")
	}
	for _, before := range changes[:len(changes)-1] {
		for years := 1; before.Year != 0 && years <= 5; years++ {
			if before.AddYears(years).ISO() == next.ISO() {
				return one("PV842", next.Span, "Nästa översyn, "+next.ISO()+", är "+sv.Count(years, "år", "år")+" efter ändringen "+before.ISO()+", men dokumentet har ändrats igen "+last.ISO()+".",
					hint+last.AddYears(years).ISO()+".")
			}
		}
	}
	return nil
}

// governedByWhatHolds: a document that a guideline rests on holds at the guideline's
// own day, and as long as the guideline is used: when its last year has passed it is told,
// though no file has changed.
func governedByWhatHolds(c *Case) (found diag.List) {
	own := c.guidelineHead()
	year := max(c.year(), c.Plan.Document.Drawn.Year, c.Plan.Document.Decision.Date.Year, own.ReviseBy.Year)
	for _, d := range own.Revised {
		year = max(year, d.Year)
	}
	status := c.Plan.Document.Status.Value
	used := status != "ersatt" && status != "upphävd"
	groups(c.Input.Root, func(_ string, m *plan.Map) {
		list, _ := m.Get("styrande dokument").(*plan.List)
		if list == nil {
			return
		}
		for _, item := range list.Items {
			row, ok := item.(*plan.Map)
			if !ok {
				continue
			}
			var d governing
			plan.Bind(row, &d)
			switch last := lastYear(d.Validity.Value); {
			case last == 0:
			case last < year:
				found = append(found, d.ended(", men riktlinjen ska gälla "+strconv.Itoa(year)+"."))
			case used:
				found = append(found, diag.After(fmt.Sprintf("%04d-12-31", last), d.ended(", och den tiden har gått ut.")))
			}
		}
	})
	return found
}

// governing is a document that a guideline rests on.
type governing struct {
	Title    plan.Text `key:"titel"`
	Validity plan.Text `key:"giltighet"`
}

func (d governing) ended(why string) diag.Diagnostic {
	return diag.New("PV843", d.Validity.Span, "Det styrande dokumentet "+sv.Quote(sv.Clip(d.Title.Value))+" gäller "+d.Validity.Value+why,
		"Skriv den utgåva som gäller nu, eller ta bort raden.", "Den dokumentansvariga brukar veta.")
}

// lastYear gives the last year of a time of validity, "2018–2022"; 0 when it has no end.
func lastYear(validity string) int {
	if has(validity, "tills", "fran", "fr.o.m") {
		return 0
	}
	last := 0
	for _, w := range strings.FieldsFunc(validity, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(w); err == nil && len(w) == 4 {
			last = max(last, n)
		}
	}
	return last
}

// decisionInHead: a decided guideline in Danderyd says who decided, when, and how long it holds.
func decisionInHead(c *Case) diag.List {
	h, d := c.guidelineHead(), c.Plan.Document
	if !d.Issued() {
		return nil
	}
	fields := []headField{{"beslutsinstans", d.Decision.Body.At}, {"giltighet", h.Validity.At}}
	if decided(d) {
		fields = append(fields, headField{"beslutsdatum", d.Decision.Date.At})
	}
	missing := blank(fields)
	if len(missing) == 0 {
		return nil
	}
	return one("PV844", c.near("dokument", "beslut"), "Dokumentets status är "+d.Status.Value+", men "+sv.And(missing)+" saknas.",
		"Skriv dokument – beslut: { instans: Kommundirektören, datum: 2013-03-04 } och giltighet: tills vidare.", "Registratorn brukar veta.")
}

// decisionDateAwaited: the day of the decision is filled in when it is made.
func decisionDateAwaited(c *Case) diag.List {
	d := c.Plan.Document
	if d.Status.Value != "för beslut" || !d.Decision.Body.Given() || d.Decision.Date.Given() {
		return nil
	}
	return one("PV845", d.Decision.Body.Span, "Beslutsdatum saknas. "+sv.Capital(sv.Clip(d.Decision.Body.Value))+" har ännu inte beslutat om dokumentet.",
		"Skriv datum under beslut, och status: beslutad, när beslutet är fattat.", "Registratorn brukar veta.")
}
