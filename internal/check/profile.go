package check

import (
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// firm are the rules that no municipality can ease, with the reason in Swedish.
var firm = map[string]string{
	"PV305": "den som ska pröva om handlingen kan lämnas ut behöver alla tre uppgifterna",
	"PV310": "en felaktig summa får inte stå i en handling",
	"PV314": "hänvisningen skulle leda ingenstans",
	"PV317": "kostnaderna går inte att räkna",
	"PV325": "en person med skyddade personuppgifter får aldrig namnges",
	"PV326": "lagens frist gäller alla",
	"PV801": "en part skulle betala två gånger",
	"PV808": "en felaktig summa får inte stå i en handling",
	"PV813": "beloppen går inte att räkna",
	"PV814": "antalet användare går inte att räkna",
}

// maxRows is how many rows a profil.yaml may have in all, by its schema. One with more is
// nobody's work, and none of it is tried.
const maxRows = 500 + 500 + 200

// ReadProfile judges what a municipality has decided in its profil.yaml, and makes
// its own rules ready to be tried. Without one there is nothing to judge. there tells
// whether a file is in the municipality's folder; wrong is what was found as the file
// was read. Rows with something wrong are taken out of k.Profile: the others hold.
func ReadProfile(k *plan.Kommun, forms Forms, there func(file string) bool, wrong diag.List) (*Own, diag.List) {
	if k.Profile == nil {
		return nil, nil
	}
	if p := k.Profile; len(p.Levels)+len(p.Exemptions)+len(p.Own) > maxRows {
		k.Profile = nil
		return nil, nil // told as it was read
	}
	p := without(k.Profile, wrong)
	var found diag.List
	for _, r := range p.Levels {
		found = append(found, levelFlaws(p, r)...)
	}
	for _, e := range p.Exemptions {
		found = append(found, exemptionFlaws(p, e)...)
		found = append(found, lostFiles(e, there)...)
	}
	k.Profile = without(p, found)
	own, more := compile(k, p, forms)
	return own, append(found, more...)
}

// without gives the profile without the rows that an error stands in: the row that
// begins last before it.
func without(p *plan.Profile, wrong diag.List) *plan.Profile {
	var rows []diag.Pos
	for _, r := range p.Levels {
		rows = append(rows, r.Span.Start)
	}
	for _, e := range p.Exemptions {
		rows = append(rows, e.Span.Start)
	}
	for _, r := range p.Own {
		rows = append(rows, r.Span.Start)
	}
	flawed := map[diag.Pos]bool{}
	for _, d := range wrong {
		var last diag.Pos
		for _, row := range rows {
			if notAfter(row, d.Span.Start) && notAfter(last, row) {
				last = row
			}
		}
		if d.Severity == diag.Fel && last.Col <= d.Span.Start.Col { // a key to the left of it belongs to no row
			flawed[last] = true
		}
	}
	out := *p
	out.Levels = slices.DeleteFunc(slices.Clone(p.Levels), func(r plan.RuleLevel) bool { return flawed[r.Span.Start] })
	out.Exemptions = slices.DeleteFunc(slices.Clone(p.Exemptions), func(e plan.Exemption) bool { return flawed[e.Span.Start] })
	out.Own = slices.DeleteFunc(slices.Clone(p.Own), func(r plan.OwnRule) bool { return flawed[r.Span.Start] })
	return &out
}

// notAfter tells whether a place comes before another in a file, or is the same.
func notAfter(a, b diag.Pos) bool { return a.Line < b.Line || a.Line == b.Line && a.Col <= b.Col }

func levelFlaws(p *plan.Profile, r plan.RuleLevel) diag.List {
	code, at := r.Code.Value, firstOf(r.At, r.Code.At)
	if isOwn(p, code) {
		return one("PV230", at, code+" är en egen regel, och nivån står hos den.", "Ändra nivån under egna – "+code+", eller ta bort regeln.")
	}
	if wrong := notARule(p, code, at); wrong != nil {
		return wrong
	}
	why, ok := firm[code]
	c, _ := diag.Lookup(code)
	if lower := r.Level.Value == "av" || levelOf(r.Level.Value, c.Severity) > c.Severity; ok && lower {
		return one("PV230", r.Level.Span, code+" kan inte stängas av eller sänkas: "+why+".", "Ta bort raden, och rätta det som regeln säger.")
	}
	return nil
}

func exemptionFlaws(p *plan.Profile, e plan.Exemption) diag.List {
	code := e.Rule.Value
	if wrong := notARule(p, code, e.Rule.Span); e.Rule.Given() && wrong != nil {
		return wrong
	}
	if why, ok := firm[code]; ok {
		return one("PV230", e.Rule.Span, "Undantag från "+code+" går inte att ge: "+why+".", "Ta bort undantaget, och rätta det som regeln säger.")
	}
	if e.Until.Year != 0 && e.Decided.Year != 0 && e.Until.Before(e.Decided) {
		return one("PV236", e.Until.Span, "Undantaget från "+code+" slutar "+e.Until.ISO()+", innan det beslutades "+e.Decided.ISO()+".", "Kontrollera om datumen har bytt plats.")
	}
	return nil
}

// lostFiles reports the files of an exemption that are not there.
func lostFiles(e plan.Exemption, there func(string) bool) (found diag.List) {
	for _, t := range e.Documents {
		name := strings.ReplaceAll(t.Value, `\`, "/")
		if isFileName(name) && !there(name) {
			found = append(found, diag.New("PV237", t.Span, "Undantaget från "+e.Rule.Value+" gäller filen ”"+sv.Clip(t.Value)+"”, som inte finns i kommunens mapp.",
				"Skriv filen så som den ligger i mappen, till exempel planer/procapita-bou-2021.yaml, eller ta bort undantaget."))
		}
	}
	return found
}

// notARule is the finding for a code that no rule reports.
func notARule(p *plan.Profile, code string, at diag.Span) diag.List {
	if _, ok := ruleOf(code); ok || isOwn(p, code) {
		return nil
	}
	if c, ok := diag.Lookup(code); ok {
		return one("PV230", at, code+" ("+c.Title+") prövas inte av någon regel, så det går inte att ändra eller ge undantag från.", "Rätta felet i stället. Regler är de koder som har en profil i docs/regler.md.")
	}
	return one("PV230", at, "Regeln ”"+sv.Clip(code)+"” finns inte.", nearCodes(p, code))
}

// nearCodes is the hint for a code that there is none of: those that begin alike, or
// else the one that is spelt nearly the same.
func nearCodes(p *plan.Profile, code string) string {
	var all, alike []string
	for _, r := range rules {
		all = append(all, r.Code)
	}
	for _, r := range p.Own {
		all = append(all, r.Code.Value)
	}
	for _, c := range all {
		if runes := []rune(c); len(runes) > 4 && strings.HasPrefix(code, string(runes[:4])) {
			alike = append(alike, c)
		}
	}
	if len(alike) > 0 {
		return "Här finns " + sv.And(alike[:min(len(alike), 8)]) + "."
	}
	if near := sv.Suggest(code, all); near != "" {
		return "Menade du ”" + near + "”?"
	}
	return "”planverk förklara” listar alla koder."
}

func isOwn(p *plan.Profile, code string) bool {
	return slices.ContainsFunc(p.Own, func(r plan.OwnRule) bool { return r.Code.Value == code })
}

// chosenLevel gives what the municipality has said of a rule; "" when nothing.
func chosenLevel(p *plan.Profile, code string) string {
	if p != nil {
		for _, r := range p.Levels {
			if r.Code.Value == code {
				return r.Level.Value
			}
		}
	}
	return ""
}

// exemption finds the exemption from a rule that lasts longest for a document.
func exemption(in *plan.Input, code string) (longest plan.Exemption, ok bool) {
	if in.Kommun == nil || in.Kommun.Profile == nil {
		return longest, false
	}
	for _, e := range in.Kommun.Profile.Exemptions {
		if e.Rule.Value == code && covers(e, in) && longest.Until.Before(e.Until) {
			longest, ok = e, true
		}
	}
	return longest, ok
}

// covers tells whether an exemption is for the document: by its file, its id, or all.
func covers(e plan.Exemption, in *plan.Input) bool {
	file := in.InKommun(in.File)
	return slices.ContainsFunc(e.Documents, func(t plan.Text) bool {
		name := strings.ReplaceAll(strings.TrimSpace(t.Value), `\`, "/")
		return name == everyType || name == file || name == headID(in)
	})
}

// nameless is no document's id: no exemption is for a document without one.
const nameless = "\x00"

// headID is the id in the document's head.
func headID(in *plan.Input) string {
	head, _ := in.Root.Get("dokument").(*plan.Map)
	id, _ := head.Get("id").(*plan.Text)
	if id == nil || id.Value == "" {
		return nameless
	}
	return id.Value
}
