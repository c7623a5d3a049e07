package xlsx_test

import (
	"bytes"
	"testing"

	"planverk/internal/book"
	"planverk/render/xlsx"
)

// sample has every kind of cell, formula, name, note and column.
func sample() *book.Workbook {
	costs := &book.Table{Name: "tblKostnad", Total: "SUMMA", Columns: []book.Column{
		{Name: "Rad-ID", Kind: book.KindKey},
		{Name: "Typ av kostnad", Width: 30},
		{Name: "Kostnad", Kind: book.KindMoney, Input: true, Hint: book.Hint{Title: "Belopp", Text: "Kronor."},
			Total: &book.Formula{Expr: book.Sum{Table: "tblKostnad", Column: "Kostnad"}, Value: 123_456_789_12 - 500_00, Shown: book.KindMoney}},
		{Name: "Andel", Kind: book.KindPercent},
		{Name: "Antal", Kind: book.KindCount, Input: true},
		{Name: "Beslutad", Kind: book.KindDate},
		{Name: "Status", Input: true, Choices: []string{"planerad", "klar"}},
	}, Rows: []book.Row{
		{book.Key{S: "drift"}, book.Text{S: "Drift och en text som är så lång att den måste brytas på flera rader i sin kolumn"}, book.Money{Ore: 123_456_789_12}, book.Percent{Hundredths: 3725}, book.Count{N: 18}, book.Day{Date: book.Date{Year: 2020, Month: 12, Day: 16}}, book.Text{S: "planerad"}},
		{book.Key{S: "1"}, book.Text{S: "=1+1"}, book.Money{Ore: -500_00}, book.Blank{}, book.Blank{}, book.Blank{}, book.Blank{}},
	}}
	checks := &book.Table{Name: "tblKontroll", Total: "Alla", Columns: []book.Column{
		{Name: "Gäller", Kind: book.KindKey},
		{Name: "Är", Kind: book.Mixed},
		{Name: "Ska vara", Kind: book.Mixed},
		{Name: "Differens", Kind: book.KindMargin},
		{Name: "Status", Kind: book.KindCheck, Total: &book.Formula{Expr: book.Sum{Table: "tblKontroll", Column: "Status"}, Value: 100, Shown: book.KindCheck}},
	}, Rows: []book.Row{
		check("drift", &book.Formula{Expr: book.SumWhere{Table: "tblKostnad", Column: "Kostnad", Where: "Rad-ID", Equals: "Gäller"}, Value: 123_456_789_12, Shown: book.KindMoney}, book.Money{Ore: 123_456_789_12}, 0),
		check("antal", &book.Formula{Expr: book.Filled{Table: "tblKostnad", Column: "Kostnad"}, Value: 200, Shown: book.KindCount}, &book.Formula{Expr: book.Numbers{Table: "tblKostnad", Column: "Antal"}, Value: 100, Shown: book.KindCount}, 100),
	}}
	return &book.Workbook{
		Meta: book.Meta{ID: "exempel-2026", Title: "Exempel & prov <2026>", Subject: "Prov", Municipality: "Exempels kommun", Keywords: []string{"ett", "två"},
			Status: "utkast", Lang: "sv-SE", Generator: "Planverk 0.1.0", Date: book.Date{Year: 2026, Month: 11, Day: 22}, Accent: "#8FBC8F", Decided: "Beslutad 2026-11-22 § 1"},
		Sheets: []*book.Sheet{
			{Name: "Läs mig", Title: "Exempel", Lead: "En mening.", Portrait: true,
				Table: &book.Table{Name: "tblInnehall", Columns: []book.Column{{Name: "Blad"}, {Name: "Innehåll"}}, Rows: []book.Row{{book.Link{Sheet: "Budget & mer"}, book.Text{S: "Kostnader."}}}},
				Notes: []book.Note{{Label: "Kontroller", Cell: &book.Formula{Expr: book.Named{Name: "fel"}, Value: 100, Shown: book.KindCheck}},
					{Label: "Gul cell", Cell: book.Text{S: "Får fyllas i."}, Show: book.SwatchInput}, {Label: "Vit cell", Show: book.SwatchLocked}, {Label: "Antal fel", Cell: book.Count{N: 3}, Show: book.SwatchTotal}}},
			{Name: "Budget & mer", Title: "Budget", Lead: "Belopp i kronor.", Table: costs},
			{Name: "Kontroller", Title: "Kontroller", Table: checks},
			{Name: "Andelar", Title: "Andelar", Table: &book.Table{Name: "tblAndel", Rows: []book.Row{part("a", book.Count{N: 3}, 33_33), part("b", book.Blank{}, 0)},
				Columns: []book.Column{{Name: "Part", Kind: book.KindKey}, {Name: "Antal", Kind: book.KindCount, Input: true}, {Name: "Andel", Kind: book.KindPercent}}}},
			{Name: "_bas", Hidden: true, Table: &book.Table{Name: "tblBas", Columns: []book.Column{{Name: "ID", Kind: book.KindKey}, {Name: "Värde"}}, Rows: []book.Row{{book.Key{S: "a.b"}, book.Text{S: "1.00"}}}}},
		},
		Names: []book.Name{
			{Name: "summa_plan", Target: book.TotalOf{Table: "tblKostnad", Column: "Kostnad"}, Comment: "Planens summa"},
			{Name: "fel", Target: book.TotalOf{Table: "tblKontroll", Column: "Status"}},
			{Name: "antal_fel", Target: book.NoteOf{Sheet: "Läs mig", Label: "Antal fel"}},
			{Name: "meta_export", Target: book.Words{S: `exempel "2026"`}},
		},
		Properties: []book.Property{{Name: "ExportId", Value: "exempel & 2026"}, {Name: "SchemaVersion", Value: "1"}},
	}
}

// part has a share, and an empty cell where there is nobody to share with.
func part(name string, n book.Cell, share int64) book.Row {
	return book.Row{book.Key{S: name}, n, &book.Formula{Expr: book.Known{If: book.Given{Column: "Antal"}, Then: book.Round{A: book.Over{A: book.Number{N: 1}, B: book.Here{Column: "Antal"}}, Decimals: 4}},
		Value: share, Shown: book.KindPercent, Empty: share == 0}}
}

func check(about string, a *book.Formula, b book.Cell, diff int64) book.Row {
	state := int64(0)
	if diff != 0 {
		state = 100
	}
	return book.Row{book.Key{S: about}, a, b,
		&book.Formula{Expr: book.Minus{A: book.Here{Column: "Är"}, B: book.Here{Column: "Ska vara"}}, Value: diff, Shown: book.KindMargin},
		&book.Formula{Expr: book.Differs{A: book.Here{Column: "Differens"}}, Value: state, Shown: book.KindCheck}}
}

func write(t testing.TB, w *book.Workbook) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.Write(&b, w); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
