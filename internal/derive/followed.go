package derive

import (
	"fmt"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Follow puts a follow-up with the plan that it is of. Of several the one that goes the
// furthest into the year holds, and of those that go as far the first: the others are
// kept to be told of.
func (s *Source) Follow(up Source) {
	switch {
	case s.Followed == nil || until(*s.Followed) < until(up):
		s.Followed, s.rivals = &up, nil
	case until(*s.Followed) == until(up):
		s.rivals = append(s.rivals, up)
	}
}

// until is the day that a follow-up goes to, as 2021-08-31; "" when it says none.
func until(up Source) string {
	var file followUp
	plan.Bind(up.Input.Root, &file)
	if !file.Until.Given() {
		return ""
	}
	return file.Until.Exact()
}

// Of gives the plan that a follow-up is of, among those that its file asks for; nil when
// that is none, or several.
func Of(up *plan.Input, asked []Source) *Source {
	s, _ := onePlan(up, asked)
	return s
}

// NotFollowed is the finding for a follow-up with faults, whose figures are left out of a
// document. They are told in full where the follow-up itself is built or checked.
func NotFollowed(own *plan.Input, up Source) diag.Diagnostic {
	hints := []string{"Rätta uppföljningen och bygg om. Felen visas av ”planverk kontrollera " + up.File + "”."}
	if d, ok := up.fault(); ok {
		hints = append(hints, firstFault(d))
	}
	return diag.New("PV735", underlag(own), "Uppföljningen i "+sv.Quote(up.File)+" har fel, så utfall och prognos ur den är inte med.", hints...)
}

// outcomes is what is known of how a plan's budget went: what the plan says itself, and
// what its follow-up does.
type outcomes struct {
	of      Source
	results []result
	closed  bool // the follow-up is for the whole year
}

func outcomesOf(s Source) outcomes {
	o := outcomes{of: s}
	if s.Followed != nil {
		f := following{source: &s}
		plan.Bind(s.Followed.Input.Root, &f.file)
		o.results, o.closed = f.file.Results, f.closed()
	}
	return o
}

// figure is an amount, and the file that it comes from.
type figure struct {
	plan.Amount
	from Source
}

// outcome and forecast are those of a row of the plan's budget: the plan's own, and where
// it has none its follow-up's.
func (o outcomes) outcome(r plan.BudgetRow) figure {
	return o.either(r.Outcome, o.result(r).Outcome)
}

func (o outcomes) forecast(r plan.BudgetRow) figure {
	res := o.result(r)
	if o.closed && !res.Forecast.Given() && res.Outcome.Known { // the year is over: that is how it went
		res.Forecast = res.Outcome
		res.Forecast.ID = res.ID + ".prognos"
	}
	return o.either(r.Forecast, res.Forecast)
}

func (o outcomes) either(own, followed plan.Amount) figure {
	if own.Known || !followed.Known {
		return figure{own, o.of}
	}
	return figure{followed, *o.of.Followed}
}

func (o outcomes) result(r plan.BudgetRow) result {
	for _, res := range o.results {
		if r.ID.Given() && res.Row.Value == r.ID.Value {
			return res
		}
	}
	return result{}
}

// row gives the row of the plan's budget with an id.
func (o outcomes) row(id string) plan.BudgetRow {
	for _, r := range o.of.Plan.Budget.Rows {
		if r.ID.Value == id {
			return r
		}
	}
	return plan.BudgetRow{}
}

// fetched says which of a row's figures come from follow-ups: "utfall och prognos ur
// Uppföljning Procapita 2021"; "" when none does.
func fetched(names []string, figures []figure) string {
	var files, said []string
	of := map[string][]string{}
	for i, f := range figures {
		if !f.Known || f.from.Plan != nil {
			continue
		}
		if of[f.from.ID] == nil {
			files = append(files, f.from.ID)
			said = append(said, f.from.Title)
		}
		of[f.from.ID] = append(of[f.from.ID], names[i])
	}
	for i, id := range files {
		said[i] = sv.And(of[id]) + " ur " + said[i]
	}
	return sv.Capital(strings.Join(said, "; "))
}

// rivals tells of follow-ups of a plan that go as far as the one that holds: nothing but
// the order of their files says that it does.
func rivals(s Source) diag.List {
	if len(s.rivals) == 0 {
		return nil
	}
	how, hint := "går till och med "+until(*s.Followed), "Ta bort den som inte ska gälla, eller skriv en tidigare dag under till och med i den."
	if until(*s.Followed) == "" {
		how, hint = "ingen säger till och med vilken dag", "Ta bort den som inte ska gälla, eller skriv till och med i den som ska gälla."
	}
	holds := sv.Quote(s.Followed.File)
	var others []string
	for _, up := range s.rivals {
		others = append(others, sv.Quote(up.File))
	}
	return diag.List{diag.New("PV736", keyPlace(s.Followed.Input, "till och med"),
		fmt.Sprintf("Uppföljningarna i %s är av samma plan, %s, och %s. Den i %s gäller; ur %s är ingenting hämtat.", sv.And(append([]string{holds}, others...)), s.Title, how, holds, sv.And(others)), hint)}
}

// disagreements are the rows where a plan and its follow-up have different figures for the
// same thing.
func disagreements(s Source) (found diag.List) {
	if s.Followed == nil {
		return nil
	}
	o := outcomesOf(s)
	for _, r := range s.Plan.Budget.Rows {
		res := o.result(r)
		for _, c := range []struct {
			what          string
			own, followed plan.Amount
		}{{"utfallet", r.Outcome, res.Outcome}, {"prognosen", r.Forecast, res.Forecast}} {
			if c.own.Known && c.followed.Known && c.own.Ore != c.followed.Ore {
				found = append(found, diag.New("PV734", c.followed.Span,
					fmt.Sprintf("Uppföljningen och %s säger olika om %s för %s: %s kr och %s kr.", s.Title, c.what, sv.Quote(label(r)), sv.Kronor(c.followed.Ore), sv.Kronor(c.own.Ore)),
					fmt.Sprintf("Planens uppgift står i %s, rad %d, och gäller i IT-verksamhetsplanen. Skriv samma belopp i båda, eller ta bort det ur planen.", s.File, c.own.Span.Start.Line)))
			}
		}
	}
	return found
}
