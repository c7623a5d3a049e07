package budget

import (
	"strings"
	"testing"

	"planverk/internal/plan"
)

// benefits is a group with two lists, their sums and the difference.
func benefits() *plan.Schema {
	money := &plan.Schema{Shape: plan.Leaf, Leaf: plan.LeafAmount}
	rows := &plan.Schema{Shape: plan.Sequence, Items: &plan.Schema{Shape: plan.Group, Keys: []string{"belopp"}, Fields: map[string]*plan.Schema{"belopp": money}}}
	sum := func(terms ...plan.Term) *plan.Schema {
		return &plan.Schema{Shape: plan.Leaf, Leaf: plan.LeafAmount, Computed: true, Sum: terms}
	}
	plus, minus := plan.Term{Sign: 1, Rows: "nyttor", Field: "belopp"}, plan.Term{Sign: -1, Rows: "kostnader", Field: "belopp"}
	group := &plan.Schema{Shape: plan.Group, Keys: []string{"nyttor", "kostnader", "brutto", "netto"},
		Fields: map[string]*plan.Schema{"nyttor": rows, "kostnader": rows, "brutto": sum(plus), "netto": sum(plus, minus)}}
	return &plan.Schema{Shape: plan.Group, Keys: []string{"nytta"}, Fields: map[string]*plan.Schema{"nytta": group}}
}

func group(fields ...plan.Field) *plan.Map { return &plan.Map{Fields: fields} }

func list(amounts ...plan.Amount) *plan.List {
	l := &plan.List{}
	for i := range amounts {
		l.Items = append(l.Items, group(plan.Field{Key: "belopp", Value: &amounts[i]}))
	}
	return l
}

func TestDeclaredSums(t *testing.T) {
	const limit = 1 << 62
	for name, c := range map[string]struct {
		benefits, costs []plan.Amount
		gross, net      int64
		known           bool
	}{
		"both":         {[]plan.Amount{kr("x", 260_000_00), kr("x", 70_000_50)}, []plan.Amount{kr("x", 100_000_00)}, 330_000_50, 230_000_50, true},
		"words":        {[]plan.Amount{inWord("x", "okänt"), kr("x", 10_00)}, []plan.Amount{{}}, 10_00, 10_00, true},
		"cost alone":   {nil, []plan.Amount{kr("x", 5_00)}, 0, -5_00, false},
		"nothing":      {nil, nil, 0, 0, false},
		"out of range": {[]plan.Amount{kr("x", limit), kr("x", limit)}, nil, 0, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			root := group(plan.Field{Key: "nytta", Value: group(
				plan.Field{Key: "nyttor", Value: list(c.benefits...)}, plan.Field{Key: "kostnader", Value: list(c.costs...)})})
			out, found := Sums(benefits(), root)
			gross, known := out["nytta.brutto"].(*plan.Amount)
			if known != c.known || known && (gross.Ore != c.gross || gross.ID != "nytta.brutto") {
				t.Errorf("gross: %+v", gross)
			}
			if net, ok := out["nytta.netto"].(*plan.Amount); ok != (c.net != 0) || ok && net.Ore != c.net {
				t.Errorf("net: %+v", net)
			}
			if len(found) > 0 {
				t.Error(found)
			}
		})
	}
}

// A sum that is typed is compared; one that is left blank is not.
func TestDeclaredSumIsCompared(t *testing.T) {
	for want, typed := range map[string]plan.Amount{
		"":                  kr("x", 30_00),
		"skriven som 31 kr": kr("x", 31_00),
		"skriven som ”gratis”, men raderna blir 30 kr": inWord("x", "gratis"),
	} {
		root := group(plan.Field{Key: "nytta", Value: group(
			plan.Field{Key: "nyttor", Value: list(kr("x", 10_00), kr("x", 20_00))}, plan.Field{Key: "brutto", Value: &typed})})
		_, found := Sums(benefits(), root)
		if len(found) > 1 || want == "" != (len(found) == 0) || want != "" && !strings.Contains(strings.ReplaceAll(found[0].Message, "\u00a0", " "), want) {
			t.Errorf("%q: %v", want, found)
		}
	}
	blank := group(plan.Field{Key: "nytta", Value: group(plan.Field{Key: "nyttor", Value: list(kr("x", 10_00))}, plan.Field{Key: "brutto", Value: &plan.Amount{}})})
	if _, found := Sums(benefits(), blank); len(found) > 0 {
		t.Error(found)
	}
}
