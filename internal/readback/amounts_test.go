package readback

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/render/csv"
)

// withAmounts is the sample with its workbook and the file for finance systems.
func withAmounts(t *testing.T) map[string][]byte {
	t.Helper()
	b := budgetBook()
	_, base := b.FindTable("tblBas")
	b.Sheets = append(b.Sheets, b.DataSheet(book.Origin{Year: "2022", File: "planer/prov.yaml"},
		[]book.Amounts{{Table: "tblKostnad", Label: "Typ av kostnad", Column: "Kostnad", Field: "budget"}}, base.Rows))
	files := withWorkbook(t, b)
	var out bytes.Buffer
	if err := csv.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	files[stem+".csv"] = out.Bytes()
	return files
}

func TestAmountsAgree(t *testing.T) {
	report, findings := Verify(published(withAmounts(t)), "output")
	if len(findings) > 0 {
		t.Errorf("findings:\n%s", messages(findings))
	}
	if got, want := report.Documents[0].String(), stem+": 29 siffror är lika i PDF, Markdown och HTML, 5 av dem också i Excel, 2 av dem också i CSV"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestChangedAmountIsFoundAndNamed(t *testing.T) {
	const file = "output/" + stem + ".csv "
	const differs = file + "PV606: ”Kostnad” för ”Utbildning” i tabell 1 (budget.rader.utbildning.kostnad) är 25 000 i PDF, Excel, Markdown, HTML och HTML att klistra in men "
	const broken = file + "PV605: Filen " + stem + ".csv går inte att läsa: den är skadad eller av en annan sort än namnet säger.\n"
	whole := withAmounts(t)
	for _, c := range []struct{ name, old, new, want string }{
		{"amount", ";25000,00;", ";26000,00;", differs + "26 000 i CSV.\n"},
		{"sign", ";25000,00;", ";-25000,00;", differs + "−25 000 i CSV.\n"},
		{"emptied", ";25000,00;", ";;", differs + "tom i CSV.\n"},
		{"words", ";25000,00;", ";okänt;", differs + "okänt i CSV.\n"},
		{"a column more", ";25000,00;", ";25000,00;1;", broken},
		{"a quote that never ends", ";25000,00;", ";\"25000,00;", broken},
		{"another head", ";Belopp;", ";Pengar;", broken},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := maps.Clone(whole)
			changed := bytes.Replace(files[stem+".csv"], []byte(c.old), []byte(c.new), 1)
			if bytes.Equal(changed, files[stem+".csv"]) {
				t.Fatalf("no %q in\n%s", c.old, changed)
			}
			files[stem+".csv"] = changed
			if _, findings := Verify(published(files), "output"); strings.ReplaceAll(messages(findings), "\u00a0", " ") != c.want {
				t.Errorf("findings:\n%swant:\n%s", messages(findings), c.want)
			}
		})
	}
}
