package budget

import (
	"strings"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// fillable remembers every cell that may be filled in, and where in the agreement's
// file, or in a party's own, what is written there belongs.
func (m *agreementMaker) fillable() {
	homes := m.homes()
	for _, s := range m.book.Sheets {
		for i, c := range s.Table.Columns {
			if !c.Input {
				continue
			}
			for _, r := range s.Table.Rows {
				key := r[0].(book.Key).S
				m.base = append(m.base, book.Home(s, key, c.Name, homes[cell{s.Table.Name, key, c.Name}], r[i]))
			}
		}
	}
}

// cell names a cell of the workbook.
type cell struct{ table, row, column string }

// homes are the identities of the fields. What is reckoned, shared between parties or
// only for the workbook has none.
func (m *agreementMaker) homes() map[cell]string {
	homes := map[cell]string{
		{inputTable, "avgift_avtalad", valueColumn}: "budget.avgift",
		{inputTable, "anv_avtalat", valueColumn}:    "budget.antal_användare",
		{inputTable, "intrade_faktor", valueColumn}: "inträde.avgiftsfaktor",
		{inputTable, "ing_saldo", valueColumn}:      "ekonomi.ingående_saldo",
	}
	for _, r := range m.a.Budget.Rows {
		if len(m.l.borne(m.a, r)) < 2 && r.At.ID != "" {
			homes[cell{jointTable, r.ID.Value, budgetColumn}] = below(r.At, "belopp")
		}
	}
	for _, p := range m.a.Parties {
		for column, field := range map[string]struct {
			at  plan.At
			key string
		}{
			januaryUsers:          {p.Users.January.At, "användare.vid årets början"},
			"Nya före juli":       {p.Users.Joined.At, "användare.nya före juli"},
			"Avgångna före juli":  {p.Users.Left.At, "användare.avgångna före juli"},
			"Nya efter juni":      {p.Users.JoinedLate.At, "användare.nya efter juni"},
			"Avgångna efter juni": {p.Users.LeftLate.At, "användare.avgångna efter juni"},
			"Ny huvudman":         {p.New.At, "ny huvudman"},
		} {
			homes[cell{partyTable, p.ID.Value, column}] = m.homeOf(p, field.at, field.key)
		}
	}
	return homes
}

// homeOf says which file has what a party tells of itself: that where it stands, else
// the party's own, else the agreement's.
func (m *agreementMaker) homeOf(p plan.Party, at plan.At, key string) string {
	own := m.sourceOf[p.ID.Value]
	switch {
	case at.Given() && !strings.HasPrefix(at.ID, "part."):
		return at.ID
	case own == "":
		return p.At.ID + "." + sv.Key(key)
	}
	return own + "#part." + sv.Key(key)
}
