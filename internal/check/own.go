package check

import (
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Forms is the document types that a municipality has.
type Forms interface {
	Types() []string                     // that become documents
	Has(typ string) bool                 // also those that are put into others
	Get(typ string) (*plan.Schema, bool) // by folder
}

// Own is the rules that a municipality has written in its profil.yaml, ready to be
// tried. The zero value has none.
type Own struct {
	rules  []*ownRule
	kommun *plan.Kommun
}

// ownRule is a rule with what each type's schema makes of it.
type ownRule struct {
	row    *plan.OwnRule
	level  diag.Severity
	trials map[string]*trial // by the type's folder
}

// trial is a rule held against the schema of a type.
type trial struct {
	each  *field // the list whose rows are tried; nil: the document once
	field field
	when  []condition
	tests []test
}

// condition is what must hold for a rule to be tried.
type condition struct {
	field field
	exist plan.Tri
	is    []string
}

// everyType is the word for all document types.
const everyType = "alla"

// ownCode is the form of a municipality's own codes.
var ownCode = pattern.Later(`^[A-ZÅÄÖ]{2,5}-[0-9]{3}$`)

// compile holds the own rules against the types' schemas.
func compile(k *plan.Kommun, p *plan.Profile, forms Forms) (*Own, diag.List) {
	own := &Own{kommun: k}
	var found diag.List
	for i := range p.Own {
		c := &compiler{row: &p.Own[i], kommun: k, forms: forms}
		c.rule()
		for _, f := range c.flaws {
			found = append(found, f.finding())
		}
		if len(c.flaws) == 0 {
			own.rules = append(own.rules, c.out)
		}
	}
	return own, found
}

// compiler is one rule on its way.
type compiler struct {
	row    *plan.OwnRule
	kommun *plan.Kommun
	forms  Forms
	out    *ownRule
	flaws  []*flaw

	// of the type that is looked at
	root, base *plan.Schema // the document's, and the row's when there is one
	typ        string
}

func (c *compiler) flaw(code string, at diag.Span, message string, hints ...string) {
	c.flaws = append(c.flaws, &flaw{code, at, message, hints})
}

func (c *compiler) rule() {
	row := c.row
	c.out = &ownRule{row: row, level: OwnLevel(*row), trials: map[string]*trial{}}
	if code := row.Code.Value; !ownCode().MatchString(code) || strings.HasPrefix(code, "PV-") {
		c.flaw("PV231", firstOf(row.At, row.Code.At), "”"+sv.Clip(code)+"” kan inte vara koden för en egen regel.",
			"Skriv två till fem stora bokstäver, bindestreck och tre siffror, till exempel TIM-001. PV är Planverks egna koder.")
		return
	}
	c.asks()
	types, every := c.types()
	var first *flaw
	for _, typ := range types {
		t, wrong := c.trial(typ)
		switch {
		case wrong == nil:
			c.out.trials[typ] = t
		case first == nil:
			first = wrong
		}
		if wrong != nil && !every {
			c.flaws = append(c.flaws, wrong)
			return
		}
	}
	if len(c.out.trials) == 0 && first != nil { // of no type at all
		if first.code == "PV232" {
			first.message = "Uppgiften ”" + row.Field.Value + "” finns inte i någon dokumenttyp."
		}
		c.flaws = append(c.flaws, first)
	}
}

// asks sees to it that the rule asks for something.
func (c *compiler) asks() {
	r := c.row
	for _, at := range []plan.At{r.Exists.At, r.Pattern.At, r.After.At, r.Before.At, r.Least.At, r.Most.At, r.SumOf.At, r.Register.At} {
		if at.Given() {
			return
		}
	}
	if len(r.OneOf) == 0 {
		c.flaw("PV235", firstOf(r.At, r.Code.At), "Regeln "+r.Code.Value+" säger inte vad som krävs av uppgiften.",
			"Skriv ett av: finns, en av, mönster, efter, före, minst, högst, summa av eller finns i. Till exempel ”finns: ja”.")
	}
}

// types gives the types that the rule is for; every when it is for those that have
// the field.
func (c *compiler) types() (types []string, every bool) {
	for _, t := range c.row.Types {
		if folded(t.Value) == everyType {
			return c.forms.Types(), true
		}
		typ := sv.Slug(t.Value)
		if !c.forms.Has(typ) {
			words := []string{everyType}
			for _, typ := range c.forms.Types() {
				s, _ := c.forms.Get(typ)
				words = append(words, typeWord(s, typ))
			}
			hint := "Det finns: " + strings.Join(words, ", ") + "."
			if near := sv.Suggest(t.Value, words); near != "" {
				hint = "Menade du ”" + near + "”?"
			}
			c.flaw("PV118", t.Span, "Dokumenttypen ”"+sv.Clip(t.Value)+"” finns inte.", hint)
			continue
		}
		if !slices.Contains(types, typ) {
			types = append(types, typ)
		}
	}
	return types, false
}

// typeWord is what data files call a type.
func typeWord(s *plan.Schema, typ string) string {
	if s != nil && s.Fields["dokument"] != nil {
		if word := s.Fields["dokument"].Fields["typ"]; word != nil && len(word.Enum) > 0 {
			return word.Enum[0]
		}
	}
	return typ
}

// trial holds the rule against one type.
func (c *compiler) trial(typ string) (*trial, *flaw) {
	s, ok := c.forms.Get(typ)
	if !ok {
		return nil, &flaw{"PV131", firstOf(c.row.At, c.row.Code.At), "Schemat för typen " + typ + " går inte att läsa, så regeln " + c.row.Code.Value + " kan inte prövas.", []string{"Rätta schemat först."}}
	}
	c.root, c.base, c.typ = s, nil, typeWord(s, typ)
	t := &trial{}
	if c.row.Each.Given() {
		each, wrong := c.list()
		if wrong != nil {
			return nil, wrong
		}
		t.each, c.base = &each, each.schema.Items
	}
	var wrong *flaw
	if t.field, wrong = c.path(c.row.Field); wrong != nil {
		return nil, wrong
	}
	for _, w := range c.row.When {
		condition, wrong := c.condition(w)
		if wrong != nil {
			return nil, wrong
		}
		t.when = append(t.when, condition)
	}
	t.tests, wrong = c.tests(t.field)
	return t, wrong
}

// list finds the list that is gone through row by row.
func (c *compiler) list() (field, *flaw) {
	each, wrong := lookup(c.root, c.row.Each, c.typ)
	if wrong == nil && (each.schema.Shape != plan.Sequence || each.schema.Items.Shape != plan.Group) {
		wrong = &flaw{"PV233", c.row.Each.Span, "”" + c.row.Each.Value + "” är ingen lista med rader.", []string{"Ta bort ”för varje”, och skriv hela vägen i ”uppgift”."}}
	}
	return each, wrong
}

// path finds a field: of the row when there is one and it has it, else of the document.
func (c *compiler) path(t plan.Text) (field, *flaw) {
	if parts := segments(t.Value); c.base != nil && len(parts) > 0 && (keyOf(c.base, parts[0]) != "" || keyOf(c.root, parts[0]) == "") {
		f, wrong := lookup(c.base, t, c.typ+", på en rad i ”"+c.row.Each.Value+"”")
		f.row = true
		return f, wrong
	}
	return lookup(c.root, t, c.typ)
}

func (c *compiler) condition(w plan.Condition) (condition, *flaw) {
	f, wrong := c.path(w.Field)
	if wrong != nil {
		return condition{}, wrong
	}
	if len(w.Is) == 0 && !w.Exists.Given() {
		return condition{}, &flaw{"PV235", w.Field.Span, "Villkoret säger inte vad ”" + w.Field.Value + "” ska vara.", []string{"Skriv till exempel ”är: beslutad” eller ”finns: ja”."}}
	}
	out := condition{field: f, exist: w.Exists.State}
	if len(w.Is) > 0 {
		if wrong := choosable(f, "är", w.Is[0], w.Is); wrong != nil {
			return condition{}, wrong
		}
	}
	for _, t := range w.Is {
		out.is = append(out.is, t.Value)
	}
	return out, nil
}

// OwnLevel is the level of an own rule: a varning unless it says another.
func OwnLevel(r plan.OwnRule) diag.Severity { return levelOf(r.Level.Value, diag.Varning) }

// levelOf reads the name of a level.
func levelOf(name string, otherwise diag.Severity) diag.Severity {
	for s := diag.Fel; s <= diag.Upplysning; s++ {
		if s.String() == name {
			return s
		}
	}
	return otherwise
}
