package planverk

import (
	"fmt"
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/secrecy"
)

// mostSuspects is how many places are told of one document; with more of them it is clear
// that all of it has to be read.
const mostSuspects = 20

// suspects tells of what looks like personal data in the texts of the public edition: of
// persons who stand in no register, so that nothing is known to search for. It reads the
// data and the templates, where the words can be changed, and tells of those that have
// come to a finished file.
func (p *product) suspects(printed []*secrecy.Text) (l diag.List) {
	known := secrecy.Acquaint(p.kommun)
	told := map[string]bool{}
	look := func(at diag.Span, text string) {
		for _, s := range secrecy.Suspects(text, known) {
			if key := fmt.Sprint(s.Sort, s.Words); !told[key] && s.In(printed) {
				told[key] = true
				l = append(l, suspicion(s, at))
			}
		}
	}
	for _, v := range p.volumes() {
		secrecy.Each(v.in.Root, func(n plan.Node, words string) { look(n.Where(), words) })
	}
	secrecy.Each(p.kommun.Root, func(n plan.Node, words string) {
		if !strings.HasPrefix(n.Identity(), "register.") {
			look(n.Where(), words)
		}
	})
	for _, f := range p.template.Files() {
		look(diag.Span{File: f.Name}, f.Text)
	}
	slices.SortStableFunc(l, func(a, b diag.Diagnostic) int { return int(a.Severity) - int(b.Severity) })
	return l[:min(len(l), mostSuspects)]
}

func suspicion(s secrecy.Suspect, at diag.Span) diag.Diagnostic {
	if s.Sort == secrecy.Number {
		return diag.New("PV546", at, fmt.Sprintf("Den publika utgåvan byggs inte: texten har ett personnummer, %s.", s.Words), "Ta bort numret. Det hör inte hemma i handlingen.")
	}
	what := map[secrecy.Sort]string{secrecy.Name: "en person", secrecy.Mailbox: "en persons e-postadress", secrecy.Cellphone: "ett mobilnummer"}[s.Sort]
	return diag.New("PV545", at, fmt.Sprintf("Det här ser ut som %s: ”%s”. Se efter om det får publiceras.", what, s.Words),
		"Är det en person: skriv funktionen i stället, eller lägg till personen i registret med publiceras: extern om den har sagt ja.",
		"Är det något annat behövs ingen åtgärd. Ett ord som står bland organisationer, system eller begrepp i kommun.yaml frågas det inte om.")
}
