package budget

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/plan"
)

func rows(costs ...plan.Amount) *plan.Systemplan {
	p := &plan.Systemplan{}
	for i, c := range costs {
		r := row(string(rune('a'+i)), "Rad "+string(rune('A'+i)))
		r.Cost = c
		p.Budget.Rows = append(p.Budget.Rows, r)
	}
	return p
}

func TestSum(t *testing.T) {
	for name, c := range map[string]struct {
		costs []plan.Amount
		want  int64
		known bool
	}{
		"procapita 2021":      {[]plan.Amount{inWord("x", "Lönekostnad"), kr("x", 1_000_000_00), {}, {}, {}}, 1_000_000_00, true},
		"socialförvaltningen": {[]plan.Amount{inWord("x", "Lönekostnad"), {}, kr("x", 3_499_000_00), {}, {}, kr("x", 25_000_00), {}}, 3_524_000_00, true},
		"ingen känd":          {[]plan.Amount{inWord("x", "Lönekostnad"), {}}, 0, false},
		"inga rader":          {nil, 0, false},
		"noll är ett belopp":  {[]plan.Amount{kr("x", 0)}, 0, true},
		"negativt":            {[]plan.Amount{kr("x", 100_00), kr("x", -250_50)}, -150_50, true},
		"tiondelar":           {[]plan.Amount{kr("x", 10), kr("x", 20), kr("x", -30)}, 0, true},
		"för stort":           {[]plan.Amount{kr("x", 1<<62), kr("x", 1<<62)}, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			got, known := Compute(rows(c.costs...), nil)[SumID].(*plan.Amount)
			if known != c.known || known && (got.Ore != c.want || !got.Known || got.ID != SumID) {
				t.Errorf("sum %+v, should be %d, %v", got, c.want, c.known)
			}
		})
	}
}

// TestSumsAreExact compares sums of random amounts with arithmetic of unlimited size.
func TestSumsAreExact(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		want, n := new(big.Int), 1+rnd.IntN(12)
		var costs []plan.Amount
		words := 0
		for range n {
			switch rnd.IntN(4) {
			case 0:
				costs, words = append(costs, inWord("x", "Lönekostnad")), words+1
			case 1:
				costs = append(costs, plan.Amount{})
			default:
				ore := rnd.Int64N(2e13) - 1e13
				want.Add(want, big.NewInt(ore))
				costs = append(costs, kr("x", ore))
			}
		}
		p := rows(costs...)
		out := Compute(p, nil)
		sum, known := out[SumID].(*plan.Amount)
		if known && big.NewInt(sum.Ore).Cmp(want) != 0 {
			t.Fatalf("sum %d, should be %s", sum.Ore, want)
		}
		if _, told := out[RemarkID]; told != (known && words > 0) {
			t.Fatalf("%d words beside known amounts (%v), remark: %v", words, known, told)
		}
		w := Workbook(p, &plan.Input{}, document(), nil)
		if err := w.Evaluate(); err != nil {
			t.Fatal(err)
		}
		_, table := w.FindTable(costTable)
		for i, r := range table.Rows {
			if m, ok := r[table.Column(costColumn)].(book.Money); ok != costs[i].Known || ok && m.Ore != costs[i].Ore {
				t.Fatalf("row %d is %v, should be %+v", i, r[3], costs[i])
			}
		}
	}
}

func TestRemark(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{nil, ""},
		{[]string{"Lönekostnad"}, "Summan omfattar inte lönekostnad."},
		{[]string{"Lönekostnad", "Lönekostnad"}, "Summan omfattar inte lönekostnad."},
		{[]string{"Lönekostnad", "IT-kostnader"}, "Summan omfattar inte lönekostnad eller IT-kostnader."},
		{[]string{"Lönekostnad", "Konsulter", "Resor"}, "Summan omfattar inte lönekostnad, konsulter eller resor."},
		{[]string{"Ingår i ovan"}, "Summan omfattar inte raden Rad B (”Ingår i ovan”)."},
		{[]string{"Okänt", "Lönekostnad"}, "Summan omfattar inte raden Rad B (”Okänt”) eller lönekostnad."},
	} {
		costs := []plan.Amount{kr("x", 100)}
		for _, w := range c.words {
			costs = append(costs, inWord("x", w))
		}
		got := ""
		if text, ok := Compute(rows(costs...), nil)[RemarkID].(*plan.Text); ok {
			got = text.Value
		}
		if got != c.want {
			t.Errorf("%s: %q, should be %q", strings.Join(c.words, ", "), got, c.want)
		}
	}
}

func TestActivitySums(t *testing.T) {
	p, in, _ := sample()
	out := Compute(p, in)
	for id, want := range map[string]int64{MaintenanceID: 40_000_00, DevelopmentID: 250_000_00} {
		if a, ok := out[id].(*plan.Amount); !ok || a.Ore != want {
			t.Errorf("%s is %+v, should be %d", id, out[id], want)
		}
	}
	p.Activities.Maintenance, p.Activities.Development = p.Activities.Maintenance[1:2], nil
	out = Compute(p, in)
	if out[MaintenanceID] != nil || out[DevelopmentID] != nil {
		t.Error("a sum without a single known cost")
	}
}

func TestPlain(t *testing.T) {
	for source, want := range map[string]string{
		"":                    "",
		"Ett ord":             "Ett ord",
		"rad ett\nrad två":    "rad ett rad två",
		"ett\n\ntvå":          "ett\ntvå",
		"**fet** och *lutad*": "fet och lutad",
		"se [avtalet](https://exempel.se/a \"titel\") nu": "se avtalet nu",
		"<https://exempel.se>":                            "https://exempel.se",
		"2 * 3 * 4":                                       "2 * 3 * 4",
		"Först:\n\n- ett\n- två":                          "Först:\n– ett\n– två",
		"`O:\\*mappar*\\x`":                               "O:\\*mappar*\\x",
		"O:\\Funktions- och Gruppmappar":                  "O:\\Funktions- och Gruppmappar",
		"pris 5\\*":                                       "pris 5*",
		"snake_case_namn":                                 "snake_case_namn",
		"1. ett\n2. två":                                  "1. ett\n2. två",
	} {
		if got := plain(source); got != want {
			t.Errorf("plain(%q) = %q, should be %q", source, got, want)
		}
	}
}

func TestStretch(t *testing.T) {
	for words, want := range map[string]string{
		"2018":           "2018-01-01 2018-12-31",
		"2018-06":        "2018-06-01 2018-06-30",
		"2020-03-21":     "2020-03-21 2020-03-21",
		"Q1 2022":        "2022-01-01 2022-03-31",
		"2018 - maj-dec": "2018-05-01 2018-12-31",
		"varje månad":    "2026-01-01 2026-12-31",
		"2018 - våren":   "· ·", // a season has no fixed days
		"2018-xx":        "· ·",
		"vid behov":      "· ·",
		"":               "· ·",
		"februari 2024":  "2024-02-01 2024-02-29",
	} {
		first, last := stretch(moment("x", words), 2026)
		if got := book.Show(first) + " " + book.Show(last); got != want {
			t.Errorf("%q is %s, should be %s", words, got, want)
		}
	}
}
