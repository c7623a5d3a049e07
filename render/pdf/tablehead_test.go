package pdf

import (
	"strings"
	"testing"

	"planverk/internal/doc"
)

// TestEvenHeads: the two lines of a head are as even as they can be, and alike where the
// words are; what has room for one line, or needs three, is left to the line breaking.
func TestEvenHeads(t *testing.T) {
	b := &tableBuilder{flow: &flow{setter: newSetter(&doc.Document{})}}
	b.head1 = b.sheet.head
	for _, c := range []struct {
		head, want string
		room       float64
	}{
		{"Från och med", "Från|och med", 50},
		{"Till och med", "Till|och med", 50},
		{"Avtal går ut", "Avtal|går ut", 46},
		{"Till och med", "Till och med", 90},
		{"Servicecenter IT", "Servicecenter IT", 75}, // ends there by itself
		{"Beräknad tid per år", "Beräknad tid per år", 30},
		{"Personuppgiftsbiträdesavtal", "Personuppgiftsbiträdesavtal", 50},
		{strings.Repeat("ord ", 5000), strings.Repeat("ord ", 5000), 50},
	} {
		got := ""
		for _, in := range b.even(line1(c.head), c.room) {
			if isBreak(in) {
				got += "|"
				continue
			}
			got += doc.Plain([]doc.Inline{in})
		}
		if got != c.want {
			t.Errorf("%.40s becomes %.40s, want %s", c.head, got, c.want)
		}
	}
}

// TestChoiceInCells: the boxes of a question with four answers stand on two lines, also
// where a narrower column would make the table no taller.
func TestChoiceInCells(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Head: line1("Fråga")}, {Head: line1("Planen säger")}, {Head: line1("Svar")}}}
	for i, asked := range [][4]string{
		{"15. Finns en rutin för hur behörigheter delas ut och tas bort?", "Riktlinjen, Organisation för förvaltning", "Behörigheterna är beskrivna.", "Se avsnittet Riktlinjer för behörigheter."},
		{"16. Är det bestämt när behörigheterna kontrolleras?", "Riktlinjen, Uppföljning och kontroller", "Granskning av behörigheter: augusti 2027.", "Se avsnittet Planerade förvaltningsaktiviteter."},
		{"17. Är det bestämt vem som kontrollerar behörigheterna?", "Riktlinjen, Uppföljning och kontroller", "Systemförvaltaren en gång per år.", "Se avsnittet Riktlinjer för behörigheter."},
		{"18. Har alla användare läst informationssäkerhetsinstruktionen och gått grundutbildningen (DISA)?", "Riktlinjen, Informationssäkerhet", "Det framgår inte av planen.", ""},
	} {
		answer := &doc.Choice{ID: "svar", Options: []string{"Ja", "Nej", "Delvis", "Inte aktuellt"}, State: "Ja"}
		if i == 3 {
			answer.Picked, answer.State = -1, "Uppgift saknas"
		}
		table.Rows = append(table.Rows, rowOf(inCell(para(plain(asked[0]), &doc.Break{}, &doc.Emphasis{Text: line1(asked[1])})), inCell(para(plain(asked[2]), &doc.Break{}, plain(asked[3]))), inCell(para(answer))))
	}
	grid, err := table.Grid()
	if err != nil {
		t.Fatal(err)
	}
	b := (&flow{setter: newSetter(&doc.Document{})}).newTableBuilder(table, grid, column{x: pageLeft, text: textWidth, full: fullWidth, page: true})
	three, _ := b.blocksExtent([]doc.Block{words("☐\u00a0Ja\u00a0\u00a0\u00a0☐\u00a0Nej\u00a0\u00a0\u00a0☐\u00a0Delvis")}, b.cell, nil)
	if b.w[2] < three-1 {
		t.Errorf("the answers have %.0f points, three of them need %.0f", b.w[2], three)
	}
}
