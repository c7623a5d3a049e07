package xlsx_test

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
	"planverk/render/xlsx"
)

func TestStructure(t *testing.T) { verifyStructure(t, write(t, sample()), sample()) }

func TestSameBytes(t *testing.T) {
	first := write(t, sample())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			var b bytes.Buffer
			if err := xlsx.Write(&b, sample()); err != nil {
				t.Error(err)
			}
			if !bytes.Equal(first, b.Bytes()) {
				t.Error("the same workbook gave other bytes")
			}
		})
	}
	wg.Wait()
}

// TestReadsBack opens the file with excelize and compares what a person would see.
func TestReadsBack(t *testing.T) {
	f := open(t, write(t, sample()))
	for _, c := range []struct{ sheet, cell, value, formula string }{
		{"Budget & mer", "A1", "Budget", ""},
		{"Budget & mer", "C4", "123456789.12", ""},
		{"Budget & mer", "D4", "0.3725", ""},
		{"Budget & mer", "F4", "44181", ""}, // 2020-12-16
		{"Budget & mer", "B5", "=1+1", ""},
		{"Budget & mer", "C5", "-500", ""},
		{"Budget & mer", "D5", "", ""},
		{"Budget & mer", "C6", "123456289.12", "SUM(tblKostnad[Kostnad])"},
		{"Kontroller", "B4", "123456789.12", "SUMIFS(tblKostnad[Kostnad],tblKostnad[[Rad-ID]],tblKontroll[[#This Row],[Gäller]])"},
		{"Kontroller", "B5", "2", "COUNTA(tblKostnad[Kostnad])"},
		{"Kontroller", "C5", "1", "COUNT(tblKostnad[Antal])"},
		{"Kontroller", "D5", "1", "ROUND(tblKontroll[[#This Row],[Är]]-tblKontroll[[#This Row],[Ska vara]],2)"},
		{"Kontroller", "E5", "1", "IF(ROUND(tblKontroll[[#This Row],[Differens]],2)=0,0,1)"},
		{"Läs mig", "B6", "1", "fel"},
	} {
		v, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		fx, err2 := f.GetCellFormula(c.sheet, c.cell)
		if err != nil || err2 != nil || v != c.value || fx != c.formula {
			t.Errorf("%s!%s is %q =%q (%v %v), should be %q =%q", c.sheet, c.cell, v, fx, err, err2, c.value, c.formula)
		}
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	for name, ref := range map[string]string{"summa_plan": "'Budget & mer'!$C$6", "fel": "'Kontroller'!$E$6", "antal_fel": "'Läs mig'!$B$9", "meta_export": `"exempel ""2026"""`} {
		if names[name] != ref {
			t.Errorf("%s is %s, should be %s", name, names[name], ref)
		}
	}
	if ok, target, _ := f.GetCellHyperLink("Läs mig", "A4"); !ok || target != "'Budget & mer'!A1" {
		t.Errorf("the link leads to %q", target)
	}
}

// TestHostileText: whatever the data holds comes back as the same words.
func TestHostileText(t *testing.T) {
	words := []string{"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tTAB", "<b>&amp;</b>", "_x000D_", "_x005F_x000D_", "_x000D_x000D_", "_x00_", "a\nb",
		"  luft  ", "”citat” 'och' \"citat\"", "&LFot", strings.Repeat("å", book.MaxText), "𝄞"}
	w := sample()
	w.Sheets[1].Table.Rows = nil
	for _, s := range words {
		w.Sheets[1].Table.Rows = append(w.Sheets[1].Table.Rows, book.Row{book.Key{S: s}, book.Text{S: s}, book.Blank{}, book.Blank{}, book.Blank{}, book.Blank{}, book.Text{S: s}})
	}
	w.Sheets = w.Sheets[:2]
	w.Sheets[0].Notes, w.Names = nil, nil
	w.Sheets[1].Table.Columns[2].Total = &book.Formula{Expr: book.Sum{Table: "tblKostnad", Column: "Kostnad"}, Shown: book.KindMoney}
	data := write(t, w)
	verifyStructure(t, data, w)
	f := open(t, data)
	for i, s := range words {
		for _, col := range []int{1, 2, 7} {
			if got, err := f.GetCellValue("Budget & mer", corner(col, 4+i)); err != nil || got != s {
				t.Errorf("%.40q came back as %.40q (%v)", s, got, err)
			}
			if kind, _ := f.GetCellType("Budget & mer", corner(col, 4+i)); kind != excelize.CellTypeSharedString {
				t.Errorf("%.40q is stored as type %d", s, kind)
			}
		}
	}
}

// TestRefusals: what can not be written truthfully is refused in Swedish, and
// nothing is written.
func TestRefusals(t *testing.T) {
	first := func(w *book.Workbook) *book.Table { return w.Sheets[1].Table }
	for name, c := range map[string]struct {
		spoil func(*book.Workbook)
		want  string
	}{
		"lång text":  {func(w *book.Workbook) { first(w).Rows[0][1] = book.Text{S: strings.Repeat("å", book.MaxText+1)} }, "bladet Budget & mer, cell B4: texten har 32768 tecken men en cell i Excel rymmer högst 32767; korta texten"},
		"styrtecken": {func(w *book.Workbook) { first(w).Rows[0][1] = book.Text{S: "a\x07b"} }, "bladet Budget & mer, cell B4: texten har ett styrtecken (U+0007) som inte kan stå i en cell; ta bort det"},
		"stort belopp": {func(w *book.Workbook) {
			first(w).Rows[0][2] = book.Money{Ore: 1e15}
			total(w, 1e15-500_00)
			w.Sheets[2].Table.Rows[0][1].(*book.Formula).Value, w.Sheets[2].Table.Rows[0][2] = 1e15, book.Money{Ore: 1e15}
		}, "beloppet är för stort för Excel, som räknar med 15 siffror"},
		"fel summa":     {func(w *book.Workbook) { total(w, 1) }, "arbetsboken räknar inte rätt: Budget & mer, Kostnad, SUMMA: formeln ger 12345628912 men programmet räknade fram 1"},
		"cellnamn":      {func(w *book.Workbook) { w.Names[0].Name = "BUD2026" }, `namnet "BUD2026" ser ut som en cell`},
		"dubbelt namn":  {func(w *book.Workbook) { w.Names[0].Name = "TBLKOSTNAD" }, `tabellnamnet "tblKostnad" finns två gånger`},
		"mellanslag":    {func(w *book.Workbook) { w.Names[0].Name = "summa plan" }, `namnet "summa plan" har tecken som Excel inte tillåter`},
		"bladnamn":      {func(w *book.Workbook) { w.Sheets[1].Name = "Budget/mer" }, `bladnamnet "Budget/mer" har tecken som Excel inte tillåter`},
		"död länk":      {func(w *book.Workbook) { w.Sheets[1].Name = "Annat" }, "länken leder till bladet Budget & mer, som inte finns"},
		"långt val":     {func(w *book.Workbook) { first(w).Columns[6].Choices = []string{"ja, delvis"} }, `valet "ja, delvis" i kolumnen Status kan inte stå i en lista`},
		"dubbel rubrik": {func(w *book.Workbook) { first(w).Columns[1].Name = "kostnad" }, `kolumnrubriken "Kostnad" i tblKostnad är tom, dubblerad eller har otillåtna tecken`},
		"fel cell":      {func(w *book.Workbook) { first(w).Rows[0][2] = book.Text{S: "Lönekostnad"} }, "rad 1 i tblKostnad: book.Text passar inte i kolumnen Kostnad"},
		"kort rad":      {func(w *book.Workbook) { first(w).Rows[0] = first(w).Rows[0][:3] }, "rad 1 i tblKostnad har 3 celler, ska vara 7"},
	} {
		t.Run(name, func(t *testing.T) {
			w := sample()
			c.spoil(w)
			var b bytes.Buffer
			err := xlsx.Write(&b, w)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, should have %q", err, c.want)
			}
			if b.Len() > 0 {
				t.Error("something was written")
			}
		})
	}
}

func total(w *book.Workbook, value int64) {
	w.Sheets[1].Table.Columns[2].Total.(*book.Formula).Value = value
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestLongTitle: a title that would shrink the sheet on paper is wrapped in the
// first column, in a row that is high enough.
func TestLongTitle(t *testing.T) {
	w := sample()
	first := w.Sheets[0]
	first.Title = strings.Repeat("Systemförvaltningsplan för Procapita ", 9)
	first.Lead = strings.Repeat("Socialförvaltningen med flera förvaltningar. ", 9)
	data := write(t, w)
	verifyStructure(t, data, w)
	f := open(t, data)
	sum := 0.0
	for _, col := range []string{"A", "B"} {
		width, err := f.GetColWidth(first.Name, col)
		if err != nil {
			t.Fatal(err)
		}
		sum += width
	}
	if sum > 116 {
		t.Errorf("the columns are %.0f wide together", sum)
	}
	for row, single := range map[int]float64{1: 24, 2: 15} {
		if high, err := f.GetRowHeight(first.Name, row); err != nil || high < 2.5*single {
			t.Errorf("row %d is %.0f high (%v)", row, high, err)
		}
	}
}

// TestLongNote: the sheet is wide enough for a note beside its label, which on paper
// would be cut at the last column.
func TestLongNote(t *testing.T) {
	w := sample()
	first := w.Sheets[0]
	text := strings.Repeat("Cellen är låst mot misstag. ", 3)
	first.Notes = append(first.Notes, book.Note{Label: "Vit cell", Cell: book.Text{S: text}})
	f := open(t, write(t, w))
	last, err := f.GetColWidth(first.Name, "B")
	if least := 0.75 * float64(len(text)); err != nil || last < least {
		t.Errorf("the column is %.0f wide (%v), want %.0f at least", last, err, least)
	}
}

func BenchmarkWrite(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if err := xlsx.Write(io.Discard, sample()); err != nil {
			b.Fatal(err)
		}
	}
}
