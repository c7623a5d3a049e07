package readback

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/render/rendertest"
	"planverk/render/xlsx"
)

// budgetBook is a workbook that holds some of the sample document's figures.
func budgetBook() *book.Workbook {
	costs := &book.Table{Name: "tblKostnad", Total: "SUMMA", Columns: []book.Column{
		{Name: "Rad-ID", Kind: book.KindKey}, {Name: "Typ av kostnad"}, {Name: "Intern tid"},
		{Name: "Kostnad", Kind: book.KindMoney, Input: true, Total: &book.Formula{Expr: book.Sum{Table: "tblKostnad", Column: "Kostnad"}, Value: 3_524_000_00, Shown: book.KindMoney}},
		{Name: "Klart", Kind: book.KindDate},
	}, Rows: []book.Row{
		{book.Key{S: "förvaltning"}, book.Text{S: "Systemförvaltning"}, book.Text{S: "2 heltidstjänster"}, book.Blank{}, book.Blank{}},
		{book.Key{S: "drift"}, book.Text{S: "Drift"}, book.Blank{}, book.Money{Ore: 3_499_000_00}, book.Blank{}},
		{book.Key{S: "utbildning"}, book.Text{S: "Utbildning"}, book.Blank{}, book.Money{Ore: 25_000_00}, book.Day{Date: book.Date{Year: 2022, Month: 11, Day: 30}}},
	}}
	base := &book.Table{Name: "tblBas", Columns: []book.Column{{Name: "ID", Kind: book.KindKey}, {Name: "Blad"}, {Name: "Tabell"}, {Name: "Rad-ID"}, {Name: "Kolumn"}, {Name: "Värde"}, {Name: "Slag"}}}
	for _, row := range [][]string{
		{"budget.rader.förvaltning.tid", "förvaltning", "Intern tid", "2 heltidstjänster", "text"},
		{"budget.rader.drift.kostnad", "drift", "Kostnad", "3499000.00", "kr"},
		{"budget.rader.utbildning.kostnad", "utbildning", "Kostnad", "25000.00", "kr"},
		{"budget.summa", "SUMMA", "Kostnad", "3524000.00", "kr"},
		{"aktiviteter.3.när", "utbildning", "Klart", "2022-11-30", "datum"},
	} {
		base.Rows = append(base.Rows, book.Row{book.Key{S: row[0]}, book.Text{S: "Budget"}, book.Text{S: "tblKostnad"}, book.Text{S: row[1]}, book.Text{S: row[2]}, book.Text{S: row[3]}, book.Text{S: row[4]}})
	}
	return &book.Workbook{
		Meta: book.Meta{ID: stem, Title: "Budget", Lang: "sv-SE", Generator: "Planverk 0.1.0", Date: book.Date{Year: 2021, Month: 12, Day: 15}, Accent: "#0B4F6C"},
		Sheets: []*book.Sheet{
			{Name: "Budget", Title: "Budget 2022", Lead: "Belopp i kronor.", Table: costs},
			{Name: "_bas", Hidden: true, Table: base},
		},
	}
}

func withWorkbook(t *testing.T, b *book.Workbook) map[string][]byte {
	t.Helper()
	files := finished(t, rendertest.Sample())
	var buf bytes.Buffer
	if err := xlsx.Write(&buf, b); err != nil {
		t.Fatal(err)
	}
	files[stem+".xlsx"] = buf.Bytes()
	return files
}

func TestWorkbookAgrees(t *testing.T) {
	report, findings := Verify(published(withWorkbook(t, budgetBook())), "output")
	if len(findings) > 0 {
		t.Errorf("findings:\n%s", messages(findings))
	}
	if got, want := report.Documents[0].String(), stem+": 29 siffror är lika i PDF, Markdown och HTML, 5 av dem också i Excel"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestChangedCellIsFoundAndNamed(t *testing.T) {
	const file = "output/" + stem + ".xlsx "
	for _, c := range []struct {
		name     string
		old, new string // in the sheet's XML
		want     string
	}{
		{"amount", "<v>25000</v>", "<v>26000</v>", file + "PV611: ”Kostnad” för ”utbildning” på bladet Budget (budget.rader.utbildning.kostnad) är 26 000 i cellen men 25 000 i arbetsbokens dolda förteckning _bas.\n" +
			file + "PV606: ”Kostnad” för ”Utbildning” i tabell 1 (budget.rader.utbildning.kostnad) är 25 000 i PDF, Markdown, HTML och HTML att klistra in men 26 000 i Excel.\n"},
		{"sum", "<v>3524000</v>", "<v>3525000</v>", file + "PV611: ”Kostnad” för ”SUMMA” på bladet Budget (budget.summa) är 3 525 000 i cellen men 3 524 000 i arbetsbokens dolda förteckning _bas.\n" +
			file + "PV606: ”Kostnad” för ”Summa” i tabell 1 (budget.summa) är 3 524 000 i PDF, Markdown, HTML och HTML att klistra in men 3 525 000 i Excel.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := withWorkbook(t, budgetBook())
			files[stem+".xlsx"] = rezip(t, files[stem+".xlsx"], c.old, c.new)
			_, findings := Verify(published(files), "output")
			if got := strings.ReplaceAll(messages(findings), "\u00a0", " "); got != c.want {
				t.Errorf("got:\n%swant:\n%s", got, c.want)
			}
		})
	}
}

// A workbook that is wrong through and through, cell and hidden list alike, is
// still not what the other files say.
func TestWorkbookThatAgreesWithItselfOnly(t *testing.T) {
	b := budgetBook()
	b.Sheets[0].Table.Rows[2][3] = book.Money{Ore: 26_000_00}
	b.Sheets[1].Table.Rows[2][5] = book.Text{S: "26000.00"}
	b.Sheets[0].Table.Columns[3].Total = &book.Formula{Expr: book.Sum{Table: "tblKostnad", Column: "Kostnad"}, Value: 3_525_000_00, Shown: book.KindMoney}
	b.Sheets[1].Table.Rows[3][5] = book.Text{S: "3525000.00"}
	_, findings := Verify(published(withWorkbook(t, b)), "output")
	if len(findings) != 2 || findings[0].Code != "PV606" || findings[1].Code != "PV606" {
		t.Errorf("findings:\n%s", messages(findings))
	}
}

// rezip replaces a text in the sheets of a workbook.
func rezip(t *testing.T, data []byte, old, new string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	changed := false
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(in)
		if strings.HasPrefix(f.Name, "xl/worksheets/") && bytes.Contains(b, []byte(old)) {
			b, changed = bytes.ReplaceAll(b, []byte(old), []byte(new)), true
		}
		o, _ := w.Create(f.Name)
		o.Write(b)
	}
	w.Close()
	if !changed {
		t.Fatalf("%q is nowhere in the sheets", old)
	}
	return out.Bytes()
}
