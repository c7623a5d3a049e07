package budget

import (
	"fmt"
	"maps"
	"math/big"
	"strings"
	"testing"
	"testing/quick"

	"planverk/internal/book"
	"planverk/internal/doc"
	"planverk/internal/plan"
)

func counted(id string, n int64) plan.Count {
	return plan.Count{At: at(id, fmt.Sprint(n)), N: n}
}

// pact makes an agreement: users of the parties a, b, c …; costs in kronor with the
// indexes of those who bear them. The first party coordinates.
func pact(users []int64, costs []int64, bearers [][]int) *plan.JointAgreement {
	a := &plan.JointAgreement{Document: plan.Head{Year: counted("dokument.år", 2026)}}
	for i, u := range users {
		id := string(rune('a' + i))
		a.Parties = append(a.Parties, plan.Party{At: at("parter."+id, ""), ID: word("parter."+id+".id", id), Name: word("parter."+id+".namn", "Part "+strings.ToUpper(id)),
			Users: plan.UserCount{At: at("parter."+id+".användare", ""), January: counted("parter."+id+".användare.vid_årets_början", u)}})
	}
	for i, c := range costs {
		id := fmt.Sprintf("k%d", i+1)
		r := plan.CostRow{At: at("budget.rader."+id, ""), ID: word("budget.rader."+id+".id", id), Label: word("budget.rader."+id+".benämning", "Kostnad "+id), Cost: kr("budget.rader."+id+".belopp", c*100)}
		for _, b := range bearers[i] {
			r.Bearers = append(r.Bearers, word("x", string(rune('a'+b))))
		}
		a.Budget.Rows = append(a.Budget.Rows, r)
	}
	a.Governance.Hosts.Coordinator = word("organisation.värdkommuner.samordnande", "a")
	return a
}

// kalmarPact is the agreement of the region: 1 080 000 kr over 90 users.
func kalmarPact() *plan.JointAgreement {
	return pact([]int64{40, 30, 20}, []int64{225_000, 50_000, 50_000, 520_000, 10_000, 225_000}, [][]int{{1}, {1}, {0}, {0, 2}, {0}, {1}})
}

func TestFee(t *testing.T) {
	s := Settle(kalmarPact(), nil)
	for what, pair := range map[string][2]int64{
		"sum": {s.Sum.Ore, 1_080_000_00}, "fee": {s.Fee.Ore, 12_000_00}, "charged": {s.Charged.Ore, 12_000_00}, "half": {s.Half.Ore, 6_000_00},
		"entry": {s.EntryFee.Ore, 24_000_00}, "recovery": {s.Recovery.Ore, 0}, "january": {s.January.Ore, 540_000_00}, "july": {s.July.Ore, 540_000_00},
		"hosts": {s.Settled.Ore, 760_000_00}, "may": {s.May.Ore, 380_000_00}, "november": {s.November.Ore, 380_000_00},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %d öre, want %d", what, pair[0], pair[1])
		}
	}
}

// The visible rows of the region's agreement are 855 tkr: 9,5 tkr a user, which
// is rounded to 10 and gives 45 tkr too much.
func TestRoundedFeeRecoversMore(t *testing.T) {
	s := Settle(pact([]int64{90}, []int64{855_000}, [][]int{{0}}), nil)
	if s.Fee.Ore != 9_500_00 || s.Charged.Ore != 10_000_00 || s.Recovery.Ore != 45_000_00 || s.RecoveryIs.Value != "avgiften ger mer än budgeten" {
		t.Errorf("fee %d, charged %d, recovery %d (%s)", s.Fee.Ore, s.Charged.Ore, s.Recovery.Ore, s.RecoveryIs.Value)
	}
}

// No users give no fee, and no figure that is none.
func TestNoUsers(t *testing.T) {
	a := pact([]int64{0, 0}, []int64{855_000}, [][]int{{0}})
	s := Settle(a, nil)
	if s.Fee.Known || s.Charged.Known || s.Recovery.Known || s.Users.Given() {
		t.Errorf("a fee for nobody: %+v", s)
	}
	b := AgreementWorkbook(a, nil, &plan.Input{Root: &plan.Map{}}, &doc.Document{}, nil)
	if err := b.Evaluate(); err != nil {
		t.Error(err)
	}
	if text := b.Dump(); strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
		t.Error("the workbook holds what is no figure")
	}
}

// A party that has not said how many users it has leaves empty cells, never noughts;
// what comes and goes counts nothing by itself.
func TestUnknownUsersAreEmpty(t *testing.T) {
	a := pact([]int64{90, 0}, []int64{1_080_000}, [][]int{{0}})
	a.Parties[1].Users = plan.UserCount{Joined: counted("x", 2)}
	b := AgreementWorkbook(a, nil, &plan.Input{Root: &plan.Map{}}, &doc.Document{}, nil)
	if err := b.Evaluate(); err != nil {
		t.Fatal(err)
	}
	empty := map[string]int{}
	for _, name := range []string{"Parter", "Fakturor"} {
		table := b.FindSheet(name).Table
		for i, col := range table.Columns {
			for row, counts := range []bool{false, true} {
				if f, ok := table.Rows[row][i].(*book.Formula); ok && f.Empty == counts {
					empty[col.Name]++
				}
			}
		}
	}
	want := map[string]int{julyUsers: 2, "Användare vid årets slut": 2, "Antal januari": 2, "Antal juli": 2, "Avgiftsfaktor": 1,
		januaryColumn: 2, julyColumn: 2, "Summa året": 2, "varav ändrat antal": 2}
	if !maps.Equal(empty, want) {
		t.Errorf("columns with a figure for the one and none for the other: %v, want %v", empty, want)
	}
	if s := Settle(a, nil); s.Invoiced.Ore != 1_080_000_00 {
		t.Errorf("invoiced %d", s.Invoiced.Ore)
	}
}

// A new party pays double, and users that come or go count from July.
func TestEntryAndChange(t *testing.T) {
	a := kalmarPact()
	a.Parties[2].New = plan.YesNo{At: at("x", "ja"), State: plan.Yes}
	a.Parties[1].Users.Joined = counted("x", 2)
	a.Parties[0].Users.Left = counted("x", 1)
	s := Settle(a, nil)
	want := [][2]int64{{240_000_00, 234_000_00}, {180_000_00, 192_000_00}, {240_000_00, 240_000_00}}
	for i, share := range s.Shares {
		if share.January.Ore != want[i][0] || share.July.Ore != want[i][1] {
			t.Errorf("%s pays %d and %d, want %v", share.Name.Value, share.January.Ore, share.July.Ore, want[i])
		}
	}
	if s.Shares[2].Note.Value != "ny huvudman, dubbel avgift" {
		t.Errorf("note %q", s.Shares[2].Note.Value)
	}
}

// Figures beyond counting give no figures at all.
func TestTooLargeIsSilent(t *testing.T) {
	a := pact([]int64{1 << 62}, []int64{1 << 55}, [][]int{{0}})
	a.Entry.Factor = counted("x", 100)
	a.Parties[0].New.State = plan.Yes
	if s := Settle(a, nil); s.Sum.Known || s.Invoiced.Known || len(s.Shares) > 0 {
		t.Errorf("unsound figures were printed: %+v", s)
	}
	if b := AgreementWorkbook(a, nil, &plan.Input{Root: &plan.Map{}}, &doc.Document{}, nil); b != nil {
		t.Error("a workbook of unsound figures")
	}
}

// whim is a random agreement in the sizes that there are.
type whim struct {
	Users    [6]uint8
	Joined   [6]uint8
	Costs    [4]uint32
	Bearers  [4]uint8
	Rounding uint8
	New      uint8
}

func (w whim) pact() *plan.JointAgreement {
	users, costs, bearers := make([]int64, 6), make([]int64, 4), make([][]int, 4)
	for i, u := range w.Users {
		users[i] = int64(u)
	}
	for i, c := range w.Costs {
		costs[i] = int64(c % 10_000_000)
		for b := range 6 {
			if w.Bearers[i]>>b&1 == 1 {
				bearers[i] = append(bearers[i], b)
			}
		}
		if bearers[i] == nil {
			bearers[i] = []int{i}
		}
	}
	a := pact(users, costs, bearers)
	a.Finance.Rounding = word("x", []string{"hela tkr", "hela kronor", "öre"}[w.Rounding%3])
	for i := range a.Parties {
		a.Parties[i].Users.Joined = counted("x", int64(w.Joined[i]))
		if w.New>>i&1 == 1 {
			a.Parties[i].New.State = plan.Yes
		}
	}
	return a
}

// TestProperties: whatever the figures, the two halves are the year's fee, the
// settlements are the hosts' costs, the bearers' shares are the budget, and the
// balances close.
func TestProperties(t *testing.T) {
	hold := func(w whim) bool {
		a := w.pact()
		l := newLedger(a)
		accounts := l.accounts()
		var costs, invoiced, closing int64
		for _, c := range l.costs {
			costs += c.cost
			if c.party != l.leader && c.may+c.november != c.cost {
				t.Logf("settlement %d + %d is not %d", c.may, c.november, c.cost)
				return false
			}
		}
		for i, s := range l.shares {
			invoiced += s.january + s.july
			if a.Parties[i].Users.Joined.N == 0 && s.january+s.july != l.charged*s.first*s.factor {
				t.Logf("halves %d + %d of %d users", s.january, s.july, s.first)
				return false
			}
		}
		for _, acc := range accounts {
			own := int64(0)
			for m, f := range acc.flows {
				own += f.own
				if f.opening+f.in-f.out != f.closing || m > 0 && f.opening != acc.flows[m-1].closing {
					return false
				}
			}
			if own != acc.cost {
				t.Logf("months %d of the cost %d", own, acc.cost)
				return false
			}
			closing += acc.flows[11].closing
		}
		return !l.unsound && costs == l.sum && closing == invoiced-l.sum
	}
	if err := quick.Check(hold, &quick.Config{MaxCount: 2000}); err != nil {
		t.Error(err)
	}
}

// TestFeeIsExact: the fee to the öre is never further from the budget than half
// an öre a user.
func TestFeeIsExact(t *testing.T) {
	near := func(w whim) bool {
		a := w.pact()
		a.Finance.Rounding = word("x", "öre")
		l := newLedger(a)
		if l.users == 0 {
			return l.fee == 0 && l.charged == 0
		}
		off := new(big.Rat).Sub(big.NewRat(l.fee, 1), big.NewRat(l.sum, l.users))
		return off.Abs(off).Cmp(big.NewRat(1, 2)) <= 0
	}
	if err := quick.Check(near, nil); err != nil {
		t.Error(err)
	}
}

// TestWorkbookAgrees: the workbook's formulas, worked out from its cells, give
// what the program reckoned, whatever the figures.
func TestWorkbookAgrees(t *testing.T) {
	agrees := func(w whim) bool {
		b := AgreementWorkbook(w.pact(), nil, &plan.Input{Root: &plan.Map{}}, &doc.Document{Meta: doc.Meta{Title: "Avtal"}}, nil)
		if err := b.Validate(); err != nil {
			t.Log(err)
			return false
		}
		if err := b.Evaluate(); err != nil {
			t.Log(err)
			return false
		}
		return true
	}
	if err := quick.Check(agrees, &quick.Config{MaxCount: 60}); err != nil {
		t.Error(err)
	}
}

// TestBalancedAgreementHasNoFault: all checks of the region's agreement hold, and
// of the agreement that lacks an amount they do not.
func TestBalancedAgreementHasNoFault(t *testing.T) {
	a := kalmarPact()
	a.Budget.Fee = kr("budget.avgift", 12_000_00)
	for _, balanced := range []bool{true, false} {
		b := AgreementWorkbook(a, map[string]string{"a": "parter/a.yaml"}, &plan.Input{Root: &plan.Map{}}, &doc.Document{}, nil)
		if err := b.Evaluate(); err != nil {
			t.Error(err)
		}
		_, checks := b.FindTable(checkTable)
		wrong := checks.Columns[checks.Column(statusOf)].Total.(*book.Formula).Value
		if (wrong == 0) != balanced {
			t.Errorf("balanced is %v, but %d hundredths of checks are wrong", balanced, wrong)
		}
		a.Budget.Rows[0].Cost = plan.Amount{} // licences lose their amount
	}
}
