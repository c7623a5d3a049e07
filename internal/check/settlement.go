package check

import (
	"slices"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// usersAddUp: a user is counted once for each party, so the parties' users are
// the users that the fee is reckoned on.
func usersAddUp(c *AgreementCase) diag.List {
	b := c.Agreement.Budget
	var sum int64
	for _, p := range c.Agreement.Parties {
		if p.Users.January.N == 0 {
			return nil // PV805 says so, or that the party's file is missing
		}
		sum += p.Users.January.N
	}
	if !b.Users.Given() || sum == b.Users.N {
		return nil
	}
	return one("PV802", b.Users.Span, "Parterna har tillsammans "+sv.Count(int(sum), "användare", "användare")+", men avgiften är räknad på "+sv.Int(b.Users.N)+".",
		"Rätta antalet hos den part där det är fel, eller ta bort ”antal användare” så räknar Planverk ihop parternas.")
}

// incomplete tells whether what is reckoned lacks the users of a party whose file
// is missing or faulty: what does not add up then has that cause.
func (c *AgreementCase) incomplete() bool {
	return slices.ContainsFunc(c.Agreement.Parties, func(p plan.Party) bool { return c.Absent[p.ID.Value] && !p.Users.January.Given() })
}

// feeFollowsBudget: the fee is the budget by the users, rounded as agreed.
func feeFollowsBudget(c *AgreementCase) diag.List {
	fee, s := c.Agreement.Budget.Fee, c.Settlement
	if c.incomplete() || !fee.Known || !s.Charged.Known || fee.Ore == s.Charged.Ore || fee.Ore == s.Fee.Ore {
		return nil
	}
	hints := []string{"Uträkningen: " + kr(s.Sum.Ore) + " delat med " + sv.Int(s.Users.N) + " är " + kr(s.Fee.Ore) + "."}
	if need := fee.Ore * s.Users.N; fee.Ore > 0 && need/fee.Ore == s.Users.N && need > s.Sum.Ore {
		hints = append(hints, "Avgiften "+kr(fee.Ore)+" kräver en budget på "+kr(need)+": det fattas "+kr(need-s.Sum.Ore)+".")
	}
	given := kr(s.Fee.Ore)
	if s.Charged.Ore != s.Fee.Ore {
		given += ", avrundat " + kr(s.Charged.Ore)
	}
	return one("PV803", fee.Span, "Avgiften i avtalet är "+kr(fee.Ore)+" per användare, men budgeten ger "+given+".", hints...)
}

// costsHaveAmounts: a row without amount makes the sum and the fee too low.
func costsHaveAmounts(c *AgreementCase) (found diag.List) {
	for _, r := range c.Agreement.Budget.Rows {
		if r.Cost.Known {
			continue
		}
		found = append(found, diag.New("PV804", firstOf(r.At, r.Cost.At, r.Label.At), "Kostnadsslaget "+sv.Quote(costName(r))+" saknar belopp, så summan är för låg.",
			"Skriv beloppet, eller 0 om det inte kostar något."))
	}
	return found
}

func costName(r plan.CostRow) string {
	if r.Label.Value != "" {
		return r.Label.Value
	}
	return r.ID.Value
}

// partiesHaveUsers: a party without users can not be invoiced. It is told in the
// party's own file where there is one, and else once for all in the agreement.
func partiesHaveUsers(c *AgreementCase) (found diag.List) {
	const hint = "Skriv antalet hos parten: ”användare: 9”. Parten vet själv hur många den har."
	var missing []string
	at := c.near("parter")
	for _, p := range c.Agreement.Parties {
		users := p.Users.January
		own, hasFile := c.Files[p.ID.Value]
		switch {
		case users.N > 0, c.Absent[p.ID.Value]:
		case hasFile:
			found = append(found, diag.New("PV805", firstOf(plan.At{Span: own}, users.At), "Antalet användare "+missingOrZero(users)+" för "+partyName(p)+".", hint))
		default:
			if len(missing) == 0 && p.Users.Given() {
				at = p.Users.Span
			}
			missing = append(missing, partyName(p))
		}
	}
	if len(missing) > 0 {
		found = append(found, diag.New("PV805", at, "Antalet användare saknas eller är noll för "+sv.And(missing)+".", hint))
	}
	return found
}

func missingOrZero(n plan.Count) string {
	if n.Given() {
		return "är noll"
	}
	return "saknas"
}

// feeCanBeReckoned: nothing can be divided by no users.
func feeCanBeReckoned(c *AgreementCase) diag.List {
	if c.incomplete() || c.Settlement.Fee.Known || !c.Settlement.Sum.Known || c.Agreement.Budget.Users.N > 0 {
		return nil
	}
	for _, p := range c.Agreement.Parties {
		if p.Users.January.N > 0 {
			return nil
		}
	}
	at := c.near("budget")
	if c.Agreement.Budget.Users.Given() {
		at = c.Agreement.Budget.Users.Span
	}
	return one("PV806", at, "Avgiften kan inte räknas ut: avtalet har inga användare att dela budgeten på.",
		"Skriv ”antal användare” under budget, eller antalet hos varje part.")
}

// jointSumIsTheRows: a sum that someone typed must be the sum of the rows.
func jointSumIsTheRows(c *AgreementCase) diag.List {
	typed, sum := c.Agreement.Budget.Sum, c.Settlement.Sum
	if !typed.Given() || !sum.Known || typed.Known && typed.Ore == sum.Ore {
		return nil
	}
	written := sv.Quote(typed.Word)
	if typed.Known {
		written = kr(typed.Ore)
	}
	return one("PV808", typed.Span, "Budgetens summa är skriven som "+written+", men raderna blir "+kr(sum.Ore)+".", "Ta bort summan: Planverk räknar ut den av raderna.")
}

// bearersAreParties: a cost is borne by a party, or it can not be paid back.
func bearersAreParties(c *AgreementCase) (found diag.List) {
	for _, r := range c.Agreement.Budget.Rows {
		for _, b := range r.Bearers {
			if !c.isParty(b.Value) {
				found = append(found, diag.New("PV810", b.Span, "Kostnadsslaget "+sv.Quote(costName(r))+" bärs av "+sv.Quote(b.Value)+", som inte är någon part.", c.choose(b.Value)))
			}
		}
	}
	return found
}

// costsAreBorne: once it is said who bears some costs, those without bearer would
// be invoiced but never paid back.
func costsAreBorne(c *AgreementCase) diag.List {
	var without []string
	at, some := diag.Span{}, false
	for _, r := range c.Agreement.Budget.Rows {
		switch {
		case len(r.Bearers) > 0:
			some = true
		case r.Cost.Known && r.Cost.Ore != 0:
			if len(without) == 0 {
				at = r.Cost.Span
			}
			without = append(without, costName(r))
		}
	}
	if !some || len(without) == 0 {
		return nil
	}
	return one("PV811", at, "Det står inte vem som bär kostnaden för "+sv.And(without)+", så den kommer inte med i avräkningen.", "Skriv ”bärs av” och partens id på raden.")
}

// recoveryIsKnown: rounding of the fee gives more or less than the budget, and
// the parties should know which.
func recoveryIsKnown(c *AgreementCase) diag.List {
	r := c.Settlement.Recovery
	if c.incomplete() || !r.Known || r.Ore == 0 {
		return nil
	}
	more, amount := "mer", r.Ore
	if r.Ore < 0 {
		more, amount = "mindre", -r.Ore
	}
	return one("PV812", c.near("budget"), "Avrundningen gör att avgiften ger "+kr(amount)+" "+more+" än budgeten under året.",
		"Låt systemägarrådet avgöra vad som görs med skillnaden, eller välj en finare avrundning under ekonomi.")
}

// figuresCanBeCounted: what is beyond counting is not printed at all.
func figuresCanBeCounted(c *AgreementCase) diag.List {
	if c.Settlement.Sum.Known || !slices.ContainsFunc(c.Agreement.Budget.Rows, func(r plan.CostRow) bool { return r.Cost.Known }) {
		return nil
	}
	return one("PV813", c.near("budget"), "Beloppen eller antalen är så stora att avgifterna inte kan räknas.", "Kontrollera enheten under budget, och antalet användare.")
}
