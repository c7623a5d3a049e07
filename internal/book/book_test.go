package book

import (
	"math"
	"strings"
	"testing"
)

// ledger has three amounts, one blank and a row that refers to them.
func ledger(e Expr, value int64) *Workbook {
	return &Workbook{
		Sheets: []*Sheet{
			{Name: "Kostnader", Title: "Kostnader", Table: &Table{Name: "tblKostnad", Total: "SUMMA",
				Columns: []Column{{Name: "Id", Kind: KindKey}, {Name: "Kostnad", Kind: KindMoney, Total: &Formula{Expr: Sum{"tblKostnad", "Kostnad"}, Value: 275_50, Shown: KindMoney}}},
				Rows:    []Row{{Key{"a"}, Money{100_00}}, {Key{"b"}, Money{-24_50}}, {Key{"a"}, Money{200_00}}, {Key{"c"}, Blank{}}}}},
			{Name: "Prov", Title: "Prov", Table: &Table{Name: "tblProv",
				Columns: []Column{{Name: "Om", Kind: KindKey}, {Name: "Tal", Kind: KindMoney}, {Name: "Svar", Kind: Mixed}},
				Rows:    []Row{{Key{"a"}, Money{300_00}, &Formula{Expr: e, Value: value, Shown: KindMoney}}}},
				Notes: []Note{{Label: "Antal", Cell: Count{3}}, {Label: "Ord", Cell: Text{"x"}}}},
		},
		Names: []Name{{Name: "summa", Target: TotalOf{"tblKostnad", "Kostnad"}}, {Name: "antal", Target: NoteOf{"Prov", "Antal"}},
			{Name: "ord", Target: NoteOf{"Prov", "Ord"}}, {Name: "fast", Target: Words{"x"}}},
	}
}

func TestEvaluate(t *testing.T) {
	for name, c := range map[string]struct {
		expr Expr
		want int64
	}{
		"summa":           {Sum{"tblKostnad", "Kostnad"}, 275_50},
		"summa där":       {SumWhere{"tblKostnad", "Kostnad", "Id", "Om"}, 300_00},
		"ifyllda":         {Filled{"tblKostnad", "Kostnad"}, 3_00},
		"ifyllda nycklar": {Filled{"tblKostnad", "Id"}, 4_00},
		"tal":             {Numbers{"tblKostnad", "Kostnad"}, 3_00},
		"inga tal":        {Numbers{"tblKostnad", "Id"}, 0},
		"samma rad":       {Here{"Tal"}, 300_00},
		"finns":           {Given{"Tal"}, 1_00},
		"finns inte":      {Given{"Om"}, 0},
		"antal där":       {CountWhere{"tblKostnad", "Kostnad", "Id", "Om"}, 2_00},
		"namn":            {Named{"summa"}, 275_50},
		"namn på not":     {Named{"antal"}, 3_00},
		"skillnad":        {Minus{Here{"Tal"}, Named{"summa"}}, 24_50},
		"skild":           {Differs{Minus{Here{"Tal"}, Named{"summa"}}}, 1_00},
		"inte skild":      {Differs{Minus{Here{"Tal"}, Here{"Tal"}}}, 0},
		"plus":            {Plus{Here{"Tal"}, Number{12}}, 312_00},
		"gånger":          {Times{Here{"Tal"}, Number{2}}, 600_00},
		"delat":           {Over{Here{"Tal"}, Number{2}}, 150_00},
		"delat med noll":  {Over{Here{"Tal"}, Number{0}}, 0},
		"delat avrundat":  {Round{Over{Here{"Tal"}, Named{"summa"}}, 2}, 1_09},
		"avrundat uppåt":  {Round{Over{Number{1}, Number{2}}, 0}, 1_00},
		"avrundat nedåt":  {Round{Minus{Number{0}, Over{Number{1}, Number{2}}}, 0}, -1_00},
		"om":              {When{Named{"antal"}, Number{3}, Here{"Tal"}}, 300_00},
		"om inte":         {When{Named{"antal"}, Number{4}, Here{"Tal"}}, 0},
		"tidigare":        {SumBefore{"tblProv", "Tal", "Om", "Tal"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if err := ledger(c.expr, c.want).Validate(); err != nil {
				t.Fatal(err)
			}
			if err := ledger(c.expr, c.want).Evaluate(); err != nil {
				t.Error(err)
			}
			if err := ledger(c.expr, c.want+1).Evaluate(); err == nil || !strings.Contains(err.Error(), "men programmet räknade fram") {
				t.Errorf("a value one hundredth off gave %v", err)
			}
		})
	}
}

func TestEvaluateRefuses(t *testing.T) {
	for want, e := range map[string]Expr{
		"kolumnen tblBorta[Kostnad] finns inte": Sum{"tblBorta", "Kostnad"},
		"kolumnen tblKostnad[Borta] finns inte": Numbers{"tblKostnad", "Borta"},
		"formeln söker på Borta i tblKostnad":   SumWhere{"tblKostnad", "Kostnad", "Borta", "Om"},
		`kolumnen "Borta" finns inte`:           Minus{Here{"Tal"}, Here{"Borta"}},
		"namnet borta finns inte":               Differs{Named{"borta"}},
		"namnet ord står inte för ett tal":      Named{"ord"},
		"namnet fast står inte för ett tal":     Named{"fast"},
		"okänt slag av formel <nil>":            nil,
	} {
		if err := ledger(e, 0).Evaluate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, should have %q", err, want)
		}
	}
}

func TestAdd(t *testing.T) {
	for _, c := range []struct {
		a, b int64
		ok   bool
	}{{1, 2, true}, {math.MaxInt64, 1, false}, {math.MinInt64, -1, false}, {math.MaxInt64, math.MinInt64, true}, {-1, math.MinInt64, false}} {
		if sum, err := Add(c.a, c.b); (err == nil) != c.ok || c.ok && sum != c.a+c.b {
			t.Errorf("Add(%d, %d) = %d, %v", c.a, c.b, sum, err)
		}
	}
}

func TestNames(t *testing.T) {
	for name, ok := range map[string]bool{"summa_plan": true, "tblKostnad": true, "åtgärder": true, "_x": true, "a.b": true,
		"": false, "BUD2026": false, "A1": false, "xfd1": false, "R": false, "c": false, "R1C1": false, "TRUE": false, "falskt": false,
		"två ord": false, "1a": false, "a-b": false, "a!b": false, strings.Repeat("a", 256): false} {
		if err := claim(map[string]bool{}, name, "namnet"); (err == nil) != ok {
			t.Errorf("claim(%q) gave %v", name, err)
		}
	}
}
