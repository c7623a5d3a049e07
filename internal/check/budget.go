package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// sumIsTheRows: a sum that someone typed must be the sum of the rows.
func sumIsTheRows(c *Case) diag.List {
	b := c.Plan.Budget
	if !b.Sum.Given() {
		return nil
	}
	var sum int64
	for _, r := range b.Rows {
		sum += r.Cost.Ore
	}
	if b.Sum.Known && b.Sum.Ore == sum {
		return nil
	}
	hint := "Ta bort summan: Planverk räknar ut den av raderna."
	if !b.Sum.Known {
		return one("PV310", b.Sum.Span, "Summan är skriven som "+sv.Quote(b.Sum.Word)+", men raderna blir "+kr(sum)+".", hint)
	}
	diff := b.Sum.Ore - sum
	if diff < 0 {
		diff = -diff
	}
	return one("PV310", b.Sum.Span, "Summan är skriven som "+kr(b.Sum.Ore)+", men raderna blir "+kr(sum)+".",
		hint, "Skillnaden är "+kr(diff)+": kontrollera om en rad saknas eller är felskriven.")
}

// described is a section that budget rows can point at: what it is called, which
// row it explains when the row does not say, and what the plan holds in it.
type described struct {
	id, row, title string
	path           []string
	entries        func(*plan.Systemplan) []plan.Amount // the cost of each entry
	filled         func(*plan.Systemplan) bool
}

var describedSections = []described{
	{"utveckling", "utveckling", "Planerad utveckling", []string{"aktiviteter", "utveckling"},
		func(p *plan.Systemplan) (costs []plan.Amount) {
			for _, r := range p.Activities.Development {
				costs = append(costs, r.Cost)
			}
			return costs
		},
		func(p *plan.Systemplan) bool { return len(p.Activities.Development) > 0 }},
	{"förvaltning", "förvaltningsaktiviteter", "Planerade förvaltningsaktiviteter", []string{"aktiviteter", "förvaltning"},
		func(p *plan.Systemplan) (costs []plan.Amount) {
			for _, r := range p.Activities.Maintenance {
				costs = append(costs, r.Cost)
			}
			return costs
		},
		func(p *plan.Systemplan) bool { return len(p.Activities.Maintenance) > 0 }},
	{"utbildning", "utbildning", "Utbildning", []string{"användarstöd", "utbildning"},
		func(p *plan.Systemplan) (costs []plan.Amount) {
			for _, r := range p.UserSupport.Training.Occasions {
				costs = append(costs, r.Cost)
			}
			return costs
		},
		func(p *plan.Systemplan) bool {
			t := p.UserSupport.Training
			return len(t.Occasions) > 0 || t.Text.Source != "" && !deniesAll(t.Text.Source)
		}},
}

// deniesAll tells whether a text says that there is nothing: "Inga utbildningar planerade …".
func deniesAll(text string) bool {
	first := sv.Slug(text)
	for _, word := range []string{"inga-", "ingen-", "inget-", "utbildning-ej-", "ej-"} {
		if len(first) >= len(word) && first[:len(word)] == word {
			return true
		}
	}
	return false
}

// section gives the section that describes a row; ok is false for rows that need
// no description and for sections that do not exist.
func section(r plan.BudgetRow) (described, bool) {
	for _, s := range describedSections {
		if r.DescribedIn.Given() && r.DescribedIn.Value == s.id || !r.DescribedIn.Given() && r.ID.Value == s.row {
			return s, true
		}
	}
	return described{}, false
}

// sum adds the known costs; n is how many they are.
func (s described) sum(p *plan.Systemplan) (ore int64, n int) {
	for _, a := range s.entries(p) {
		if a.Known {
			ore += a.Ore
			n++
		}
	}
	return ore, n
}

// label names a budget row in a message.
func label(r plan.BudgetRow) string {
	if r.Label.Value != "" {
		return sv.Quote(r.Label.Value)
	}
	return sv.Quote(r.ID.Value)
}

// budgetedIsDescribed: money for development, activities or training needs the
// section that says what it is for.
func budgetedIsDescribed(c *Case) (found diag.List) {
	for _, r := range c.Plan.Budget.Rows {
		s, ok := section(r)
		if !ok || r.Cost.Ore == 0 || s.filled(c.Plan) {
			continue
		}
		found = append(found, diag.New("PV311", r.Cost.Span,
			"Budgetraden "+label(r)+" är på "+kr(r.Cost.Ore)+", men avsnittet "+sv.Quote(s.title)+" beskriver inget.",
			"Beskriv under "+path(s.path)+" vad pengarna ska gå till, eller ta bort beloppet.", "Systemförvaltaren brukar veta."))
	}
	return found
}

// describedIsBudgeted: what is planned most often costs something; a blank row may be forgotten.
func describedIsBudgeted(c *Case) (found diag.List) {
	for _, r := range c.Plan.Budget.Rows {
		s, ok := section(r)
		if !ok || r.Cost.Given() || len(s.entries(c.Plan)) == 0 {
			continue
		}
		if _, n := s.sum(c.Plan); n > 0 {
			continue // PV313 says so with the figure
		}
		found = append(found, diag.New("PV312", r.Span,
			"Avsnittet "+sv.Quote(s.title)+" har "+sv.Count(len(s.entries(c.Plan)), "rad", "rader")+", men budgetraden "+label(r)+" saknar belopp.",
			"Skriv kostnaden, 0 kr om den ryms i driften, eller låt raden stå om kostnaden inte är känd."))
	}
	return found
}

// costsOfSectionAgree: where entries of a section have costs of their own, these
// add up to the budget row.
func costsOfSectionAgree(c *Case) (found diag.List) {
	rowOf := map[string]plan.BudgetRow{}
	astray := len(describedInKnownSection(c)) > 0 // PV314 says so
	for _, r := range c.Plan.Budget.Rows {
		if s, ok := section(r); ok {
			rowOf[s.id] = r
		}
	}
	for _, s := range describedSections {
		sum, n := s.sum(c.Plan)
		r, ok := rowOf[s.id]
		switch {
		case n == 0 && (r.Cost.Ore == 0 || len(s.entries(c.Plan)) == 0 || s.id == "utbildning"):
		case n > 0 && !ok && sum != 0 && !astray:
			found = append(found, diag.New("PV313", c.near(s.path...),
				"Avsnittet "+sv.Quote(s.title)+" kostar "+kr(sum)+", men budgeten har ingen rad för det.",
				"Lägg till raden "+s.row+": "+kr(sum)+" under budget."))
		case ok && sum != r.Cost.Ore:
			at := r.Span
			if r.Cost.Given() {
				at = r.Cost.Span
			}
			found = append(found, diag.New("PV313", at, disagreement(r, s, sum, n),
				"Rätta budgetraden eller kostnaderna under "+path(s.path)+" så att de stämmer överens."))
		}
	}
	return found
}

func disagreement(r plan.BudgetRow, s described, sum int64, n int) string {
	row := "saknar belopp"
	if r.Cost.Known {
		row = "är på " + kr(r.Cost.Ore)
	} else if r.Cost.Word != "" {
		row = "är skriven som " + sv.Quote(r.Cost.Word)
	}
	if n == 0 {
		return "Budgetraden " + label(r) + " " + row + ", men ingen rad i avsnittet " + sv.Quote(s.title) + " har någon kostnad."
	}
	return "Budgetraden " + label(r) + " " + row + ", men kostnaderna i avsnittet " + sv.Quote(s.title) + " blir " + kr(sum) + "."
}

// describedInKnownSection: a row can only point at a section that describes costs.
func describedInKnownSection(c *Case) (found diag.List) {
	var ids []string
	for _, s := range describedSections {
		ids = append(ids, s.id)
	}
	for _, r := range c.Plan.Budget.Rows {
		if _, ok := section(r); ok || !r.DescribedIn.Given() {
			continue
		}
		hints := []string{"Skriv " + sv.Or(ids) + "."}
		if near := sv.Suggest(r.DescribedIn.Value, ids); near != "" {
			hints = append([]string{"Menade du " + sv.Quote(near) + "?"}, hints...)
		}
		found = append(found, diag.New("PV314", r.DescribedIn.Span,
			"Budgetraden "+label(r)+" ska beskrivas i "+sv.Quote(r.DescribedIn.Value)+", men det avsnittet finns inte.", hints...))
	}
	return found
}

// budgetHasAmounts: a budget without a single amount is no budget.
func budgetHasAmounts(c *Case) diag.List {
	for _, r := range c.Plan.Budget.Rows {
		if r.Cost.Known {
			return nil
		}
	}
	return one("PV315", c.near("budget", "rader"), "Budgeten har inget belopp.",
		"Skriv minst en kostnad, till exempel drift: 1 000 000 kr.", "Ekonomen eller systemförvaltaren brukar veta.")
}

// sharedCostsExplained: where the system is shared with another department the
// comment on the budget, or its shares, says how the costs are shared.
func sharedCostsExplained(c *Case) diag.List {
	b := c.Plan.Budget
	if b.Comment.Source != "" || len(b.Shares) > 0 {
		return nil
	}
	const hint = "Skriv en kommentar under budget, till exempel: Vissa kostnader delas med socialförvaltningen."
	if len(b.SharedWith) > 0 {
		return one("PV316", b.SharedWith[0].Span, "Kostnaderna delas med "+sv.Clip(b.SharedWith[0].Label)+", men kommentaren till budgeten är tom.", hint)
	}
	if shared := c.Plan.Introduction.Scope.SharedWith; len(shared) > 0 {
		return one("PV316", shared[0].Span, "Systemet delas med "+sv.Clip(shared[0].Label)+", men budgeten säger inget om hur kostnaderna delas.", hint)
	}
	for _, s := range c.Plan.Organisation.Cooperation {
		if text(s.With, "typ") == "förvaltning" && !same(s.With, c.Plan.Document.Department) && has(s.Reason.Value, "gemensamt it-stod", "gemensamt system", "delat system") {
			return one("PV316", s.Reason.Span, "Planen har gemensamt it-stöd med "+sv.Clip(s.With.Label)+", men budgeten säger inget om hur kostnaderna delas.", hint)
		}
	}
	return nil
}

// maxWeight keeps a department's amount within the 15 digits that a workbook reckons with.
const maxWeight = 1_000_000

// sharesCanBeCounted: costs are shared in proportion to weights, which have to be
// given, of a reasonable size, and not all nought.
func sharesCanBeCounted(c *Case) (found diag.List) {
	const hint = "Skriv ett tal för varje förvaltning, till exempel fördelning: { bou: 60, soc: 40 }."
	sum := int64(0)
	for _, s := range c.Plan.Budget.Shares {
		name := sv.Clip(s.Department.Label)
		switch w := s.Weight; {
		case !w.Given():
			found = append(found, diag.New("PV317", s.Department.Span, "Fördelningen har inget nyckeltal för "+name+".", hint))
		case w.N > maxWeight:
			found = append(found, diag.New("PV317", w.Span, "Nyckeltalet för "+name+" är "+sv.Int(w.N)+"; det får vara högst "+sv.Int(maxWeight)+".", hint))
		default:
			sum += w.N
		}
	}
	if shares := c.Plan.Budget.Shares; len(shares) > 0 && sum == 0 && len(found) == 0 {
		found = one("PV317", shares[0].Weight.Span, "Fördelningens nyckeltal är alla 0, så kostnaderna går inte att dela.", hint)
	}
	return found
}

// periodsFit: the budget is spread over one kind of periods, and not all weigh nought.
func periodsFit(c *Case) (found diag.List) {
	b := c.Plan.Budget
	if len(b.Weights) > 0 && !b.Periods.Given() {
		return one("PV306", b.Weights[0].Span, "Budgeten har periodnycklar, men det står inte om den delas på månader eller kvartal.", "Skriv periodisering: månader eller periodisering: kvartal under budget.")
	}
	sum := int64(0)
	for _, w := range b.Weights {
		if quarter := strings.HasPrefix(w.Name.Value, "kvartal"); quarter != (b.Periods.Value == "kvartal") {
			found = append(found, diag.New("PV306", w.Span, "Budgeten delas på "+b.Periods.Value+", men "+sv.Quote(sv.Clip(w.Name.Value))+" är en annan sorts period.", "Skriv nycklar för "+b.Periods.Value+", eller ändra periodisering till den sort som nycklarna gäller. Ekonomen brukar veta."))
		}
		sum += w.Weight.N
	}
	if len(b.Weights) > 0 && sum == 0 && len(found) == 0 {
		found = one("PV306", b.Weights[0].Span, "Periodnycklarna är alla 0, så budgeten går inte att dela på perioder.", "Skriv ett tal för varje period, till exempel periodnycklar: { kvartal 1: 40, kvartal 2: 20, kvartal 3: 20, kvartal 4: 20 }.")
	}
	return found
}

// indicesKnown: a row is counted up with one of the budget's own indices.
func indicesKnown(c *Case) (found diag.List) {
	var ids []string
	for _, x := range c.Plan.Budget.Indices {
		ids = append(ids, x.ID.Value)
	}
	for _, r := range c.Plan.Budget.Rows {
		if !r.Index.Given() || slices.Contains(ids, r.Index.Value) {
			continue
		}
		hint := "Skriv " + sv.Or(ids) + ", eller lägg till indexet under budget – index."
		if len(ids) == 0 {
			hint = "Lägg till indexet under budget, till exempel index: { pkv: { uppräkning: 3 %, källa: SKR } }."
		}
		found = append(found, diag.New("PV318", r.Index.Span, "Budgetraden "+label(r)+" räknas upp med indexet "+sv.Quote(sv.Clip(r.Index.Value))+", men det finns inte.", hint))
	}
	return found
}

// codesFit: a row's codes are those that the municipality has, as long as it says.
func codesFit(c *Case) (found diag.List) {
	var parts []plan.CodePart
	if k := c.Input.Kommun; k != nil {
		parts = k.Economy.Codes
	}
	if len(parts) == 0 {
		return nil
	}
	var names []string
	for _, p := range parts {
		names = append(names, p.ID.Value)
		if _, err := regexp.Compile(p.Pattern.Value); err != nil {
			found = append(found, diag.New("PV319", p.Pattern.Span, "Mönstret "+sv.Quote(sv.Clip(p.Pattern.Value))+" för koddelen "+sv.Quote(p.ID.Value)+" går inte att tolka.",
				"Skriv till exempel '[0-9]{5}' för fem siffror, eller bara längd: 5."))
		}
	}
	for _, r := range c.Plan.Budget.Rows {
		for _, key := range plan.CodeParts {
			if code := r.Code(key); code.Value != "" {
				found = append(found, codeFits(r, code, key, names, parts)...)
			}
		}
	}
	return found
}

func codeFits(r plan.BudgetRow, code plan.Text, key string, names []string, parts []plan.CodePart) diag.List {
	i := slices.Index(names, key)
	if i < 0 {
		return one("PV319", code.Span, "Budgetraden "+label(r)+" har en kod för "+key+", som inte är någon av kommunens koddelar.",
			"Kommunens koddelar är "+sv.And(names)+". De står i kommun.yaml under ekonomi – koddelar.")
	}
	p := parts[i]
	what := "Koden " + sv.Quote(sv.Clip(code.Value)) + " för " + key + " på budgetraden " + label(r)
	if n := int64(utf8.RuneCountInString(code.Value)); p.Length.N > 0 && n != p.Length.N {
		return one("PV319", code.Span, what+" har "+sv.Count(int(n), "tecken", "tecken")+", men ska ha "+p.Length.Text()+".",
			"Skriv hela koden, med nollor först. Ekonomen brukar veta.")
	}
	if p.Pattern.Value == "" {
		return nil
	}
	whole, err := regexp.Compile("^(?:" + p.Pattern.Value + ")$")
	if err != nil || whole.MatchString(code.Value) {
		return nil
	}
	return one("PV319", code.Span, what+" ser inte ut som kommunens koder: "+sv.Clip(p.Pattern.Value)+".", "Kontrollera koden. Mönstret står i kommun.yaml under ekonomi – koddelar. Ekonomen brukar veta.")
}

// path shows where in the file something is written: aktiviteter – utveckling.
func path(keys []string) string {
	out := ""
	for i, k := range keys {
		if i > 0 {
			out += " – "
		}
		out += k
	}
	return out
}
