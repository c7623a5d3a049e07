package check

import (
	"math"
	"math/big"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// test tells whether a value that is written is as the rule wants it. What a rule
// compares with and is not written makes nothing wrong.
type test func(*attempt, plan.Node) bool

// tests makes the rule's tests for a field. finns is none of them: the others look at
// what is written.
func (c *compiler) tests(f field) ([]test, *flaw) {
	r := c.row
	var all []test
	for _, form := range []struct {
		given bool
		make  func(field) (test, *flaw)
	}{
		{len(r.OneOf) > 0, c.oneOf}, {r.Pattern.Given(), c.pattern},
		{r.After.Given(), c.after}, {r.Before.Given(), c.before},
		{r.Least.Given(), c.least}, {r.Most.Given(), c.most},
		{r.SumOf.Given(), c.sumOf}, {r.Register.Given(), c.inRegister},
	} {
		if !form.given {
			continue
		}
		t, wrong := form.make(f)
		if wrong != nil {
			return nil, wrong
		}
		all = append(all, t)
	}
	return all, nil
}

// leaf is the schema of the single values of a field: its own, or its items'.
func (f field) leaf() *plan.Schema {
	if f.schema.Shape == plan.Sequence {
		return f.schema.Items
	}
	return f.schema
}

// misfit is the flaw of a form that can not be held against a field.
func misfit(form plan.Text, word string, f field, want string) *flaw {
	return &flaw{"PV233", form.Span, "”" + word + "” går inte att pröva på ”" + strings.Join(f.keys, ".") + "”, som är " + kindName(f.schema) + ".", []string{want}}
}

// kindName says in Swedish what a field holds.
func kindName(s *plan.Schema) string {
	switch s.Shape {
	case plan.Group:
		return "en grupp av uppgifter"
	case plan.Sequence:
		return "en lista"
	}
	return map[plan.LeafType]string{
		plan.LeafText: "en text", plan.LeafRich: "en löpande text", plan.LeafAmount: "ett belopp", plan.LeafEffort: "en arbetstid",
		plan.LeafDate: "ett datum", plan.LeafMoment: "en tidpunkt", plan.LeafCount: "ett antal", plan.LeafYear: "ett årtal",
		plan.LeafYesNo: "ett ja eller nej", plan.LeafRef: "ett id ur ett register", plan.LeafSection: "ett avsnitt",
	}[s.Leaf]
}

func isLeaf(s *plan.Schema, types ...plan.LeafType) bool {
	return s.Shape == plan.Leaf && slices.Contains(types, s.Leaf)
}

// choosable sees to it that values can be compared with what a field holds, and that
// they are among those that its schema allows.
func choosable(f field, word string, at plan.Text, values []plan.Text) *flaw {
	leaf := f.leaf()
	if !isLeaf(leaf, plan.LeafText, plan.LeafRef, plan.LeafYesNo, plan.LeafSection, plan.LeafYear, plan.LeafCount) {
		return misfit(at, word, f, "Det prövas på texter, ja och nej, antal och id ur register.")
	}
	for _, v := range values {
		if len(leaf.Enum) == 0 || slices.ContainsFunc(leaf.Enum, func(e string) bool { return strings.EqualFold(e, v.Value) }) {
			continue
		}
		hint := "Att välja på: " + strings.Join(leaf.Enum, ", ") + "."
		if near := sv.Suggest(v.Value, leaf.Enum); near != "" {
			hint = "Menade du ”" + near + "”?"
		}
		return &flaw{"PV233", v.Span, "”" + strings.Join(f.keys, ".") + "” kan aldrig vara ”" + sv.Clip(v.Value) + "”.", []string{hint}}
	}
	return nil
}

func (c *compiler) oneOf(f field) (test, *flaw) {
	if wrong := choosable(f, "en av", c.row.OneOf[0], c.row.OneOf); wrong != nil {
		return nil, wrong
	}
	var allowed []string
	for _, t := range c.row.OneOf {
		allowed = append(allowed, t.Value)
	}
	return every(func(a *attempt, n plan.Node) bool { return a.spend(len(allowed)) && among(n, allowed) }), nil
}

// every makes a test of single values one of lists too.
func every(one test) test {
	return func(a *attempt, n plan.Node) bool {
		list, ok := n.(*plan.List)
		if !ok {
			return one(a, n)
		}
		for _, item := range list.Items {
			if filled(item) && !one(a, item) {
				a.wrong = item
				return false
			}
		}
		return true
	}
}

// among tells whether a value is one of the words; a reference also by its id or any
// of its names.
func among(n plan.Node, words []string) bool {
	for _, name := range spelt(n) {
		if name != "" && slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(strings.TrimSpace(w), strings.TrimSpace(name)) }) {
			return true
		}
	}
	return false
}

// spelt gives all that a value is called.
func spelt(n plan.Node) []string {
	switch n := n.(type) {
	case *plan.Text:
		return []string{n.Value}
	case *plan.Rich:
		return []string{n.Source}
	case *plan.Ref:
		return append(names(*n), n.Raw)
	case *plan.YesNo:
		return []string{[...]string{plan.Unknown: "okänt", plan.Yes: "ja", plan.No: "nej"}[n.State]}
	case *plan.Count:
		return []string{strconv.FormatInt(n.N, 10)}
	}
	return nil
}

// A pattern may be so large, counted in the steps of its program.
const maxProgram = 2000

func (c *compiler) pattern(f field) (test, *flaw) {
	p := c.row.Pattern
	if !isLeaf(f.leaf(), plan.LeafText, plan.LeafRich, plan.LeafRef, plan.LeafSection) {
		return nil, misfit(p, "mönster", f, "Ett mönster prövas på texter.")
	}
	flawed := func(why, hint string) (test, *flaw) {
		return nil, &flaw{"PV234", p.Span, "Mönstret ”" + sv.Clip(p.Value) + "” går inte att använda: " + why + ".", []string{hint}}
	}
	if _, err := syntax.Parse(p.Value, syntax.Perl); err != nil {
		return flawed(patternFault(err), `Ett exempel som går: 'KS \d{4}/\d{4}'. Skriv mönstret inom enkla citattecken.`)
	}
	whole := `\A(?:` + p.Value + `)\z`
	size := programSize(whole)
	if size > maxProgram {
		return flawed("det är för stort", "Skriv ett kortare mönster, med mindre tal inom klamrarna.")
	}
	re := regexp.MustCompile(whole) // programSize has read it
	return every(func(a *attempt, n plan.Node) bool {
		text := spelt(n)
		if len(text) == 0 {
			return true
		}
		return a.spend(size*(utf8.RuneCountInString(text[0])+1)) && re.MatchString(text[0])
	}), nil
}

// programSize is how many steps a pattern's program has; beyond all bounds when there
// is none.
func programSize(pattern string) int {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return math.MaxInt
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return math.MaxInt
	}
	return len(program.Inst)
}

// patternFault says in Swedish why a pattern can not be read.
func patternFault(err error) string {
	wrong, ok := err.(*syntax.Error)
	if !ok {
		return "det går inte att tolka"
	}
	switch wrong.Code {
	case syntax.ErrMissingParen, syntax.ErrUnexpectedParen:
		return "en parentes saknar sin andra hälft"
	case syntax.ErrMissingBracket, syntax.ErrInvalidCharClass, syntax.ErrInvalidCharRange:
		return "hakparenteserna ”" + wrong.Expr + "” är inte hela"
	case syntax.ErrMissingRepeatArgument, syntax.ErrInvalidRepeatOp:
		return "”" + wrong.Expr + "” har inget framför sig att upprepa"
	case syntax.ErrInvalidRepeatSize, syntax.ErrLarge, syntax.ErrNestingDepth:
		return "det är för stort"
	case syntax.ErrInvalidPerlOp:
		return "”" + wrong.Expr + "” finns inte i det slags uttryck som används (RE2)"
	case syntax.ErrInvalidEscape, syntax.ErrTrailingBackslash:
		return "”" + wrong.Expr + "” betyder ingenting efter omvänt snedstreck"
	}
	return "det går inte att tolka"
}

func (c *compiler) after(f field) (test, *flaw) {
	return c.compare(f, c.row.After, "efter", func(d, limit plan.Date) bool { return limit.Before(d) })
}

func (c *compiler) before(f field) (test, *flaw) {
	return c.compare(f, c.row.Before, "före", func(d, limit plan.Date) bool { return d.Before(limit) })
}

// compare holds a date against a day or against another date of the document.
func (c *compiler) compare(f field, limit plan.Text, word string, right func(d, limit plan.Date) bool) (test, *flaw) {
	if !isLeaf(f.schema, plan.LeafDate) {
		return nil, misfit(limit, word, f, "Det prövas på datum.")
	}
	if day, err := plan.ParseDate(limit.Value); err == nil {
		return func(_ *attempt, n plan.Node) bool { d, ok := n.(*plan.Date); return !ok || right(*d, day) }, nil
	}
	other, wrong := c.path(limit)
	switch {
	case wrong != nil && strings.Trim(limit.Value, "0123456789- ") == "":
		return nil, &flaw{"PV233", limit.Span, "”" + sv.Clip(limit.Value) + "” är inget datum.", []string{"Skriv år, månad och dag: 2027-03-31."}}
	case wrong != nil:
		return nil, wrong
	case !isLeaf(other.schema, plan.LeafDate):
		return nil, misfit(limit, word, other, "Jämför med ett datum, till exempel ”dokument.upprättad”.")
	case other.row == f.row && slices.Equal(other.keys, f.keys):
		return nil, &flaw{"PV235", limit.Span, "”" + limit.Value + "” jämförs med sig själv och kan aldrig komma " + word + ".", []string{"Jämför med en annan uppgift eller med en dag."}}
	}
	return func(a *attempt, n plan.Node) bool {
		d, ok := n.(*plan.Date)
		o, _ := a.value(other)
		day, is := o.(*plan.Date)
		return !ok || !is || day.Year == 0 || right(*d, *day)
	}, nil
}

func (c *compiler) least(f field) (test, *flaw) {
	return c.limit(f, c.row.Least, "minst", func(n, limit int64) bool { return n >= limit })
}

func (c *compiler) most(f field) (test, *flaw) {
	return c.limit(f, c.row.Most, "högst", func(n, limit int64) bool { return n <= limit })
}

// limit holds an amount, a number or the length of a list against a limit.
func (c *compiler) limit(f field, written plan.Text, word string, right func(n, limit int64) bool) (test, *flaw) {
	switch {
	case f.schema.Shape == plan.Sequence, isLeaf(f.schema, plan.LeafCount, plan.LeafYear):
		limit, err := plan.ParseCount(written.Value)
		if err != nil {
			return nil, &flaw{"PV233", written.Span, "”" + sv.Clip(written.Value) + "” är inget antal.", []string{"Skriv ett heltal, till exempel 3."}}
		}
		return func(_ *attempt, n plan.Node) bool { got, ok := figure(n); return !ok || right(got, limit.N) }, nil
	case isLeaf(f.schema, plan.LeafAmount):
		limit, err := plan.ParseAmount(written.Value, "")
		if err != nil || !limit.Known {
			return nil, &flaw{"PV233", written.Span, "”" + sv.Clip(written.Value) + "” är inget belopp.", []string{"Skriv till exempel 10 000 kr."}}
		}
		return func(_ *attempt, n plan.Node) bool { got, ok := figure(n); return !ok || right(got, limit.Ore) }, nil
	}
	return nil, misfit(written, word, f, "Det prövas på belopp, antal och listor.")
}

// figure gives the number that a value is: öre, a count, or the rows of a list.
func figure(n plan.Node) (int64, bool) {
	switch n := n.(type) {
	case *plan.Amount:
		return n.Ore, n.Known
	case *plan.Count:
		return n.N, n.Given()
	case *plan.List:
		return int64(len(n.Items)), true
	}
	return 0, false
}

// sumOf holds a figure against the rows of a list together.
func (c *compiler) sumOf(f field) (test, *flaw) {
	t := c.row.SumOf
	if !isLeaf(f.schema, plan.LeafAmount, plan.LeafCount) {
		return nil, misfit(t, "summa av", f, "Det prövas på belopp och antal.")
	}
	parts := segments(t.Value)
	if len(parts) < 2 {
		return nil, &flaw{"PV233", t.Span, "”" + sv.Clip(t.Value) + "” säger inte vilket belopp på listans rader som ska läggas ihop.", []string{"Skriv listan, punkt och beloppet, till exempel budget.rader.kostnad."}}
	}
	path := t
	path.Value = strings.Join(parts[:len(parts)-1], ".")
	rows, wrong := c.path(path)
	if wrong != nil {
		return nil, wrong
	}
	if rows.schema.Shape != plan.Sequence || rows.schema.Items.Shape != plan.Group {
		return nil, misfit(t, "summa av", rows, "Skriv en lista, punkt och beloppet på raden, till exempel budget.rader.kostnad.")
	}
	key := keyOf(rows.schema.Items, parts[len(parts)-1])
	if key == "" {
		return nil, unknownField(rows.schema.Items, t, path.Value, parts[len(parts)-1], c.typ)
	}
	if s := rows.schema.Items.Fields[key]; !isLeaf(s, f.schema.Leaf) {
		return nil, &flaw{"PV233", t.Span, "”" + t.Value + "” är " + kindName(s) + ", och ”" + strings.Join(f.keys, ".") + "” är " + kindName(f.schema) + ".", []string{"Lägg ihop belopp med belopp och antal med antal."}}
	}
	return func(a *attempt, n plan.Node) bool {
		want, ok := figure(n)
		node, _ := a.value(rows)
		list, is := node.(*plan.List)
		if !ok || !is || !a.spend(len(list.Items)) {
			return true
		}
		sum := new(big.Int)
		for _, item := range list.Items {
			if row, is := item.(*plan.Map); is {
				value, _ := figure(row.Get(key))
				sum.Add(sum, big.NewInt(value))
			}
		}
		return sum.Cmp(big.NewInt(want)) == 0
	}, nil
}

// inRegister sees to it that a value stands in a register of kommun.yaml.
func (c *compiler) inRegister(f field) (test, *flaw) {
	if !isLeaf(f.leaf(), plan.LeafText, plan.LeafRef) {
		return nil, misfit(c.row.Register, "finns i", f, "Det prövas på texter och id ur register.")
	}
	known := map[string]bool{}
	for _, row := range registerRows(c.kommun, c.row.Register.Value) {
		for _, name := range names(plan.Ref{Target: row}) {
			known[folded(name)] = true
		}
		known[folded(text(plan.Ref{Target: row}, "namn"))] = true
	}
	delete(known, "")
	return every(func(a *attempt, n plan.Node) bool {
		return a.spend(1) && slices.ContainsFunc(spelt(n), func(name string) bool { return known[folded(name)] })
	}), nil
}

// registerRows gives the rows of a register.
func registerRows(k *plan.Kommun, name string) (rows []*plan.Map) {
	if k == nil {
		return nil
	}
	registers, _ := k.Root.Get("register").(*plan.Map)
	list, _ := registers.Get(name).(*plan.List)
	if list == nil {
		return nil
	}
	for _, item := range list.Items {
		if row, ok := item.(*plan.Map); ok {
			rows = append(rows, row)
		}
	}
	return rows
}
