package check

import (
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// AgreementCase is one joint agreement, put together with the parties' own files,
// and what was reckoned from it.
type AgreementCase struct {
	Input      *plan.Input
	Agreement  *plan.JointAgreement
	Settlement plan.Settlement
	Files      map[string]diag.Span // where a party's own file tells of it, by the party's id
	Absent     map[string]bool      // parties whose own file is missing or faulty: a finding says so
}

// near gives the place of the value under the keys, as Case.near.
func (c *AgreementCase) near(path ...string) diag.Span {
	return (&Case{Input: c.Input}).near(path...)
}

func partyName(p plan.Party) string {
	if p.Name.Value != "" {
		return p.Name.Value
	}
	return p.ID.Value
}

func partyPlace(p plan.Party) diag.Span { return firstOf(p.At, p.Name.At) }

// isParty tells whether a word is the id or the name of a party.
func (c *AgreementCase) isParty(word string) bool {
	return slices.ContainsFunc(c.Agreement.Parties, func(p plan.Party) bool {
		return sv.Slug(p.ID.Value) == sv.Slug(word) || p.Name.Value == word
	})
}

func (c *AgreementCase) partyIDs() []string {
	var ids []string
	for _, p := range c.Agreement.Parties {
		ids = append(ids, p.ID.Value)
	}
	return ids
}

// partiesOnce: a party that stands twice would pay twice and vote twice.
func partiesOnce(c *AgreementCase) (found diag.List) {
	for i, p := range c.Agreement.Parties {
		for _, q := range c.Agreement.Parties[:i] {
			what := ""
			switch {
			case sv.Slug(p.ID.Value) == sv.Slug(q.ID.Value):
				what = "samma id"
			case strings.EqualFold(strings.TrimSpace(p.Name.Value), strings.TrimSpace(q.Name.Value)) && p.Name.Value != "":
				what = "samma namn"
			case p.Registration.Value != "" && p.Registration.Value == q.Registration.Value && len(placeholders(p.Registration.Value)) == 0:
				what = "samma organisationsnummer"
			default:
				continue
			}
			found = append(found, diag.New("PV801", partyPlace(p), "Parten "+sv.Quote(p.ID.Value)+" står två gånger: den har "+what+" som "+sv.Quote(q.ID.Value)+" på rad "+sv.Int(int64(q.ID.Span.Start.Line))+".",
				"Ta bort den ena, eller rätta uppgiften. Parten skulle annars betala två gånger."))
			break
		}
	}
	return found
}

// signaturesAreTheParties: all parties sign, and nobody else.
func signaturesAreTheParties(c *AgreementCase) diag.List {
	lines := c.Agreement.Signing.Lines
	if len(lines) == 0 {
		return nil
	}
	var unsigned, strangers []string
	for _, p := range c.Agreement.Parties {
		if !slices.ContainsFunc(lines, func(t plan.Text) bool { return t.Value == p.Name.Value }) {
			unsigned = append(unsigned, partyName(p))
		}
	}
	for _, t := range lines {
		if !slices.ContainsFunc(c.Agreement.Parties, func(p plan.Party) bool { return p.Name.Value == t.Value }) {
			strangers = append(strangers, t.Value)
		}
	}
	if len(unsigned)+len(strangers) == 0 {
		return nil
	}
	hints := []string{"Ta bort raderna under underskrifter: Planverk bildar en underskriftsruta för varje part."}
	if len(unsigned) > 0 {
		hints = append(hints, "Utan underskriftsrad: "+sv.And(unsigned)+".")
	}
	if len(strangers) > 0 {
		hints = append(hints, "Rader som inte är någon part: "+sv.And(strangers)+".")
	}
	return one("PV807", c.near("underskrifter", "rader"), "Underskrifterna stämmer inte med parterna: avtalet har "+
		sv.Count(len(c.Agreement.Parties), "part", "parter")+" men "+sv.Count(len(lines), "underskriftsrad", "underskriftsrader")+".", hints...)
}

// hostsAreParties: what is done for the others is done by one of them.
func hostsAreParties(c *AgreementCase) (found diag.List) {
	h := c.Agreement.Governance.Hosts
	for _, t := range append([]plan.Text{h.Coordinator, h.Operator}, h.Managers...) {
		if t.Value == "" || c.isParty(t.Value) || len(placeholders(t.Value)) > 0 {
			continue
		}
		found = append(found, diag.New("PV809", t.Span, "Värdkommunen "+sv.Quote(t.Value)+" är ingen av parterna.", c.choose(t.Value)))
	}
	return found
}

// choose is the hint that names the parties' ids.
func (c *AgreementCase) choose(word string) string {
	if near := sv.Suggest(word, c.partyIDs()); near != "" {
		return "Menade du " + sv.Quote(near) + "?"
	}
	return "Skriv partens id: " + sv.Or(c.partyIDs()) + "."
}

// usersAreNotNegative: no more users can leave than there are.
func usersAreNotNegative(c *AgreementCase) (found diag.List) {
	for _, p := range c.Agreement.Parties {
		u := p.Users
		there, gone := u.January.N+u.Joined.N, u.Left.N
		if gone <= there {
			there, gone = there+u.JoinedLate.N, gone+u.LeftLate.N
		}
		if gone > there {
			found = append(found, diag.New("PV814", u.Span, "Fler användare lämnar "+partyName(p)+" än det finns: "+sv.Int(gone)+" av "+sv.Int(there)+".",
				"Rätta antalet avgångna, eller antalet vid årets början. Parten vet själv hur många den har."))
		}
	}
	return found
}

// majorityCanFail: with an even number of parties a vote can end in a tie.
func majorityCanFail(c *AgreementCase) diag.List {
	n := len(c.Agreement.Parties)
	if n%2 != 0 || n == 0 {
		return nil
	}
	for _, b := range c.Agreement.Governance.Bodies {
		if has(b.Decision.Value, "majoritet") && !has(b.Decision.Value, "lika", "utslag", "ordforande") {
			return one("PV820", b.Decision.Span, "Avtalet har "+sv.Int(int64(n))+" parter, och en omröstning kan sluta lika. Det står inte vad som gäller då.",
				"Skriv till exempel: enkel majoritet; vid lika röstetal avgör ordföranden.")
		}
	}
	return nil
}

// entryFeeIsDouble: a new party pays twice the fee in its first year.
func entryFeeIsDouble(c *AgreementCase) diag.List {
	f := c.Agreement.Entry.Factor
	if !f.Given() || f.N == 2 {
		return nil
	}
	return one("PV821", f.Span, "Inträdesavgiften är "+sv.Int(f.N)+" gånger årsavgiften, men huvudmännen har kommit överens om dubbel avgift det första året.", "Skriv 2, eller ta bort raden.")
}

// noticeIsKept: a party leaves twelve months after its notice at the earliest.
func noticeIsKept(c *AgreementCase) (found diag.List) {
	months := int64(12)
	if n := c.Agreement.Exit.Notice; n.N > 0 {
		months = n.N
	}
	for _, p := range c.Agreement.Parties {
		given, leaves := p.Leaving.Notice, p.Leaving.Leaves
		if given.Year == 0 || leaves.Year == 0 {
			continue
		}
		if first := given.AddMonths(int(min(months, 1200))); leaves.Before(first) {
			found = append(found, diag.New("PV822", partyPlace(p), partyName(p)+" träder ut "+leaves.ISO()+", men sade upp avtalet "+given.ISO()+": uppsägningstiden är "+sv.Count(int(months), "månad", "månader")+".",
				"Parten är kvar till och med "+first.ISO()+"."))
		}
	}
	return found
}

// convenerIsAParty: nobody outside the agreement is bound by it.
func convenerIsAParty(c *AgreementCase) diag.List {
	by := c.Agreement.Exit.Convene
	if by.Value == "" || c.isParty(by.Value) || len(placeholders(by.Value)) > 0 {
		return nil
	}
	return one("PV823", by.Span, sv.Quote(by.Value)+" ska kalla parterna till överläggning när någon säger upp avtalet, men är inte själv part.",
		"Ett avtal binder bara parterna. Låt en av dem sammankalla, eller skaffa ett åtagande.")
}
