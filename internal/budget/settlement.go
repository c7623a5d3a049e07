package budget

import (
	"slices"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Settle gives what follows from a joint agreement: fee, invoices, settlement and
// liquidity. sourceOf names the file that a party's own data come from; "" for
// the agreement itself. It is empty when the figures are too large to count.
func Settle(a *plan.JointAgreement, sourceOf map[string]string) plan.Settlement {
	l := newLedger(a)
	s := settlement{a: a, l: l}
	accounts := l.accounts()
	shares := s.shares(sourceOf)
	if l.unsound {
		return plan.Settlement{Parties: countOf(int64(len(a.Parties)))}
	}
	out := plan.Settlement{Parties: countOf(int64(len(a.Parties))), Shares: shares, Missing: missingCosts(a)}
	if l.known {
		out.Sum = amountOf(l.sum)
	}
	if l.users > 0 {
		out.Users = countOf(l.users)
	}
	if l.known && l.users > 0 {
		s.fee(&out)
	}
	if l.charged != 0 && l.counted() {
		january, july := l.invoiced()
		out.January, out.July, out.Invoiced = amountOf(january), amountOf(july), amountOf(l.add(january, july))
	}
	hosts := a.Governance.Hosts
	out.Coordinator, out.Operator = s.called(hosts.Coordinator), s.called(hosts.Operator)
	for _, m := range hosts.Managers {
		out.Managers = append(out.Managers, s.called(m))
	}
	if l.leader >= 0 {
		s.hosts(&out)
		if l.counted() {
			out.Balances = s.balances(accounts)
		}
	}
	return out
}

// settlement prints a ledger as values.
type settlement struct {
	a *plan.JointAgreement
	l *ledger
}

func amountOf(n int64) plan.Amount { return plan.Amount{Ore: n, Known: true} }

func wordOf(s string) plan.Text { return plan.Text{Value: s} }

// countOf is a count that was reckoned; its Raw makes nought a value too.
func countOf(n int64) plan.Count {
	return plan.Count{At: plan.At{Raw: plan.Count{N: n}.Exact()}, N: n}
}

func (s settlement) fee(out *plan.Settlement) {
	l := s.l
	if agreed := s.a.Budget.Fee; agreed.Known && agreed.Ore != l.charged && agreed.Ore != l.fee {
		given := amountOf(l.fee).Text() + sv.NBSP + "kr"
		if l.charged != l.fee {
			given += ", avrundat " + amountOf(l.charged).Text() + sv.NBSP + "kr"
		}
		out.Differs = wordOf("Avtalet säger " + agreed.Text() + sv.NBSP + "kr per användare och år, men budgeten ger " + given + ".")
	}
	out.Fee, out.Charged = amountOf(l.fee), amountOf(l.charged)
	out.Half = amountOf(l.part(l.charged, 1, 2, 1))
	out.EntryFee = amountOf(l.part(l.charged, l.factor, 1, 1))
	over := l.add(l.part(l.charged, l.users, 1, 1), -l.sum)
	out.Recovery = amountOf(over)
	switch {
	case over > 0:
		out.RecoveryIs = wordOf("avgiften ger mer än budgeten")
	case over < 0:
		out.RecoveryIs = wordOf("avgiften ger mindre än budgeten")
	default:
		out.RecoveryIs = wordOf("avgiften täcker budgeten på kronan")
	}
}

func (s settlement) shares(sourceOf map[string]string) []plan.Share {
	out := make([]plan.Share, len(s.a.Parties))
	for i, p := range s.a.Parties {
		r := s.l.shares[i]
		out[i] = plan.Share{ID: wordOf(p.ID.Value), Name: wordOf(p.Name.Value), Registration: wordOf(p.Registration.Value), Source: wordOf(sourceOf[p.ID.Value]),
			Place: wordOf(firstWord(p.Signatory.Place.Value, s.a.Signing.Place.Value)), Signatory: wordOf(p.Signatory.Name.Value),
			Title: wordOf(p.Signatory.Title.Value), Contact: wordOf(contact(p.Contact)), Note: wordOf(note(p, r))}
		if h := p.HandedIn; sourceOf[p.ID.Value] != "" {
			out[i].HandedIn = plan.Date{Year: h.Year, Month: h.Month, Day: h.Day}
		}
		if !r.known {
			continue
		}
		out[i].UsersJanuary, out[i].UsersJuly = countOf(r.first), countOf(r.second)
		if s.l.charged != 0 {
			out[i].January, out[i].July, out[i].Year = amountOf(r.january), amountOf(r.july), amountOf(s.l.add(r.january, r.july))
		}
	}
	return out
}

// called is the name of the party with an id; words that are no id are what is
// written.
func (s settlement) called(id plan.Text) plan.Text {
	if i := partyOf(s.a, id.Value); i >= 0 {
		return wordOf(partyName(s.a.Parties[i]))
	}
	return wordOf(id.Value)
}

func partyName(p plan.Party) string { return firstWord(p.Name.Value, p.ID.Value) }

func firstWord(all ...string) string {
	i := slices.IndexFunc(all, func(s string) bool { return !plan.Blank(s) })
	if i < 0 {
		return ""
	}
	return all[i]
}

func contact(c plan.Contact) string {
	var parts []string
	for _, s := range []string{c.Function.Value, c.Phone.Value, c.Mail.Value} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// note says what is unlike the others with a party.
func note(p plan.Party, s partyShare) string {
	var parts []string
	if s.factor > 1 {
		times := sv.Int(s.factor) + " gånger avgiften"
		if s.factor == 2 {
			times = "dubbel avgift"
		}
		parts = append(parts, "ny huvudman, "+times)
	}
	if d := p.Leaving.Leaves; d.Year != 0 {
		parts = append(parts, "träder ut "+d.ISO())
	}
	return strings.Join(parts, "; ")
}

// missingCosts names the rows that have no amount.
func missingCosts(a *plan.JointAgreement) plan.Text {
	var names []string
	for _, r := range a.Budget.Rows {
		if !r.Cost.Known {
			names = append(names, decapitalise(firstWord(r.Label.Value, r.ID.Value)))
		}
	}
	return wordOf(sv.And(names))
}

func (s settlement) hosts(out *plan.Settlement) {
	var sum int64
	for _, c := range s.l.costs {
		if c.party == s.l.leader {
			continue
		}
		p := s.a.Parties[c.party]
		sum = s.l.add(sum, c.cost)
		out.Hosts = append(out.Hosts, plan.HostShare{ID: wordOf(p.ID.Value), Name: wordOf(p.Name.Value), Cost: amountOf(c.cost), May: amountOf(c.may), November: amountOf(c.november)})
	}
	if len(out.Hosts) > 0 {
		may, november := s.l.settled()
		out.May, out.November, out.Settled = amountOf(may), amountOf(november), amountOf(sum)
	}
}

func (s settlement) balances(accounts []account) []plan.Balance {
	var out []plan.Balance
	for _, acc := range accounts {
		p := s.a.Parties[acc.party]
		lowest, when := acc.lowest()
		b := plan.Balance{ID: wordOf(p.ID.Value), Name: wordOf(p.Name.Value), Role: wordOf(s.role(acc)), Lowest: amountOf(lowest), When: wordOf(sv.Month(when + 1))}
		for m, f := range acc.flows {
			b.Months = append(b.Months, plan.BalanceMonth{Month: wordOf(sv.Month(m + 1)), Opening: amountOf(f.opening), In: amountOf(f.in), Out: amountOf(f.out), Closing: amountOf(f.closing)})
		}
		out = append(out, b)
	}
	return out
}

// role says what a party does for the others.
func (s settlement) role(acc account) string {
	var roles []string
	if acc.leads {
		roles = append(roles, "administrativt samordnande")
	}
	hosts := s.a.Governance.Hosts
	if partyOf(s.a, hosts.Operator.Value) == acc.party {
		roles = append(roles, "systemdriftansvarig")
	}
	if slices.ContainsFunc(hosts.Managers, func(t plan.Text) bool { return partyOf(s.a, t.Value) == acc.party }) {
		roles = append(roles, "systemförvaltande")
	}
	if len(roles) == 0 {
		return "en av dem som har betalat kostnader åt de andra"
	}
	return sv.And(roles)
}
