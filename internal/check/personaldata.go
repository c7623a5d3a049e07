package check

import (
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

const protectionKnows = "Dataskyddssamordnaren brukar veta."

// personalDataRegistered: processing of personal data stands in the register that
// the data protection regulation asks for.
func personalDataRegistered(c *Case) diag.List {
	p := c.Plan.Introduction.PersonalData
	if p.Contains.State != plan.Yes || p.Registered.State != plan.No {
		return nil
	}
	return one("PV320", p.Registered.Span, "Systemet innehåller personuppgifter, men behandlingarna är inte förda i registret.",
		"För in behandlingarna i kommunens register och skriv sedan registerförd: ja.", protectionKnows)
}

// personalDataAnswered: both questions about personal data have an answer. An
// unticked box is not a no.
func personalDataAnswered(c *Case) (found diag.List) {
	p := c.Plan.Introduction.PersonalData
	if p.Contains.State == plan.Unknown {
		found = append(found, diag.New("PV321", orNear(c, p.Contains.At, "inledning", "personuppgifter"),
			"Det står inte om systemet innehåller personuppgifter.", "Skriv innehåller: ja eller innehåller: nej.", protectionKnows))
	}
	asked := p.Contains.State == plan.Yes || p.Contains.State == plan.Unknown && p.Registered.Given()
	if asked && p.Registered.State == plan.Unknown {
		found = append(found, diag.New("PV321", orNear(c, p.Registered.At, "inledning", "personuppgifter"),
			"Det står inte om personuppgiftsbehandlingarna är dokumenterade i det gemensamma registret.",
			"Skriv registerförd: ja eller registerförd: nej.", protectionKnows))
	}
	return found
}

// orNear gives the place of a value, or of what is nearest when it is not written.
func orNear(c *Case, at plan.At, path ...string) diag.Span {
	if at.Given() {
		return at.Span
	}
	return c.near(path...)
}

const processor = "personuppgiftsbitrade"

// processorsHaveAgreements: whoever processes personal data for the municipality
// does so under a written agreement.
func processorsHaveAgreements(c *Case) (found diag.List) {
	for _, holder := range c.holdersOf(processor) {
		if c.hasProcessorAgreement(holder) {
			continue
		}
		found = append(found, diag.New("PV322", holder.Span,
			sv.Clip(holder.Label)+" är personuppgiftsbiträde, men planen har inget personuppgiftsbiträdesavtal med "+sv.Clip(holder.Label)+".",
			"Lägg till avtalet under avtal: { typ: Personuppgiftsbiträdesavtal, motpart: "+idOr(holder)+" }. Saknas avtalet helt måste ett tecknas.",
			protectionKnows))
	}
	return found
}

func (c *Case) hasProcessorAgreement(with plan.Ref) bool {
	for _, a := range c.Plan.Agreements {
		kind := strings.ReplaceAll(sv.Slug(a.Kind.Value), "-", "")
		if same(a.Counterparty, with) && (strings.Contains(kind, "bitradesavtal") || kind == "pubavtal") {
			return true
		}
	}
	return false
}

func idOr(r plan.Ref) string {
	if id := text(r, "id"); id != "" {
		return id
	}
	return sv.Clip(r.Label)
}

// operatorIsProcessor: a supplier that hosts a system with personal data
// processes them, and is most often a processor.
func operatorIsProcessor(c *Case) (found diag.List) {
	intro := c.Plan.Introduction
	if intro.PersonalData.Contains.State == plan.No {
		return nil
	}
	operators := []plan.Ref{intro.Scope.Operator}
	for _, s := range intro.Systems {
		if op, ok := s.Target.Get("drift").(*plan.Ref); ok {
			at := *op
			at.Span, at.At.ID = s.Span, s.At.ID // the plan names the system, not its operator
			operators = append(operators, at)
		}
	}
	var seen []plan.Ref
	for _, op := range operators {
		if !op.Given() || text(op, "typ") != "leverantör" || contains(seen, op) {
			continue
		}
		seen = append(seen, op)
		if contains(c.holdersOf(processor), op) {
			continue
		}
		found = append(found, diag.New("PV323", op.Span,
			sv.Clip(op.Label)+" sköter driften, men står inte som personuppgiftsbiträde under organisation – roller.",
			"Lägg till "+idOr(op)+" som innehavare av rollen personuppgiftsbiträde om systemet innehåller personuppgifter.", protectionKnows))
	}
	return found
}

func contains(refs []plan.Ref, r plan.Ref) bool {
	for _, other := range refs {
		if same(other, r) {
			return true
		}
	}
	return false
}

// controllerIsABoard: in a municipality each board is the controller of personal
// data, never a person and never its chair.
func controllerIsABoard(c *Case) (found diag.List) {
	const hint = "Skriv nämnden som innehavare, utan titel."
	for _, role := range c.Plan.Organisation.Roles {
		if !isRole(role.Role, "personuppgiftsansvarig") {
			continue
		}
		for _, h := range role.Holders {
			kind := text(h, "typ")
			switch {
			case c.isPerson(h):
				found = append(found, diag.New("PV324", h.Span, "Personuppgiftsansvarig är "+sv.Clip(h.Label)+", som är en person. Ansvaret ligger på nämnden.", hint, protectionKnows))
			case kind != "" && kind != "nämnd":
				found = append(found, diag.New("PV324", h.Span, "Personuppgiftsansvarig är "+sv.Clip(h.Label)+" ("+kind+"). Ansvaret ligger på nämnden.", hint, protectionKnows))
			case role.Title.Given():
				found = append(found, diag.New("PV324", role.Title.Span,
					"Personuppgiftsansvarig har titeln "+sv.Quote(sv.Clip(role.Title.Value))+", men det är hela nämnden som är ansvarig.", hint, protectionKnows))
			}
		}
	}
	return found
}

// protectedPersonsUnnamed: a person whose personal data are protected is never
// named in a document.
func protectedPersonsUnnamed(c *Case) (found diag.List) {
	references(c.Input.Root, func(r *plan.Ref) {
		if p, ok := r.Target.Get("skyddade personuppgifter").(*plan.YesNo); ok && p.State == plan.Yes {
			found = append(found, diag.New("PV325", r.Span,
				"”"+r.Raw+"” har skyddade personuppgifter enligt registret i kommun.yaml och får inte namnges i planen.",
				"Skriv en funktion i stället, till exempel Handläggare vid förvaltningen.", protectionKnows))
		}
	})
	return found
}
