package budget

import (
	"math/big"
	"strings"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// SettlementID is the identity of what Settle gives.
const SettlementID = "härlett"

// months of the invoices and settlements of a joint agreement: users are invoiced
// in advance, the hosts' costs settled in arrears.
const (
	firstInvoice  = 1  // 1 January
	secondInvoice = 7  // 1 July
	firstSettled  = 5  // 31 May
	secondSettled = 11 // 30 November
)

// ledger is a year of a joint agreement in öre. Sums of money that are too large
// to be counted make it unsound, and then nothing of it is printed.
type ledger struct {
	unsound bool
	sum     int64 // of the rows whose amount is known
	known   bool  // any row is
	users   int64 // that the fee is reckoned on; 0: not known
	fee     int64 // budget by users, to the öre
	charged int64 // rounded as the agreement says
	unit    int64 // of the rounding, in öre
	factor  int64 // times the fee a new party pays
	shares  []partyShare
	costs   []hostCost // in order of first appearance, the coordinator's own among them
	opening int64
	leader  int // the coordinating party, or -1
}

// partyShare is what a party pays.
type partyShare struct {
	known         bool // it has said how many users it has
	first, second int64
	factor        int64
	january, july int64
}

// hostCost is what a party has paid for the others; may and november are 0 for
// the coordinating party, which keeps what it has paid.
type hostCost struct {
	party         int
	cost          int64
	may, november int64
}

// newLedger reckons a joint agreement. Every division is exact until it is
// rounded: nothing is lost, and the parts are the whole.
func newLedger(a *plan.JointAgreement) *ledger {
	l := &ledger{unit: roundingUnit(a.Finance.Rounding.Value), factor: 2, opening: a.Finance.Opening.Ore, leader: partyOf(a, a.Governance.Hosts.Coordinator.Value)}
	if f := a.Entry.Factor; f.N > 0 {
		l.factor = f.N
	}
	for _, r := range a.Budget.Rows {
		if r.Cost.Known {
			l.sum, l.known = l.add(l.sum, r.Cost.Ore), true
		}
	}
	l.users = l.sound(a.Budget.Users.N)
	if l.users == 0 {
		for _, p := range a.Parties {
			l.users = l.add(l.users, p.Users.January.N)
		}
	}
	if l.known && l.users > 0 {
		l.fee = l.part(l.sum, 1, l.users, 1)
		l.charged = l.part(l.sum, 1, l.users, l.unit)
	}
	l.invoice(a)
	l.settle(a)
	return l
}

// roundingUnit is what fees are rounded to, in öre.
func roundingUnit(words string) int64 {
	switch words {
	case "öre":
		return 1
	case "hela kronor":
		return 100
	}
	return 1000_00
}

// part is amount · n / d, rounded to whole units of so many öre, half away from
// nought.
func (l *ledger) part(amount, n, d, unit int64) int64 {
	r := new(big.Rat).SetInt64(amount)
	r.Mul(r, big.NewRat(n, 1)).Quo(r, big.NewRat(d, 1)).Quo(r, big.NewRat(unit, 1))
	whole := book.Rounded(r, 0).Num()
	whole.Mul(whole, big.NewInt(unit))
	if !whole.IsInt64() {
		l.unsound = true
		return 0
	}
	return l.sound(whole.Int64())
}

// mostOre is the largest figure that is counted: what the 15 digits of a
// spreadsheet program hold exactly.
const mostOre = 999_999_999_999_999

func (l *ledger) sound(n int64) int64 {
	if n > mostOre || n < -mostOre {
		l.unsound = true
		return 0
	}
	return n
}

func (l *ledger) add(a, b int64) int64 {
	sum, err := book.Add(a, b)
	if err != nil {
		l.unsound = true
	}
	return l.sound(sum)
}

// invoice reckons the two invoices of every party. The second is the rest of a
// year's fee for the users of July: the halves are always the whole, and what
// has changed is not reckoned backwards.
func (l *ledger) invoice(a *plan.JointAgreement) {
	for _, p := range a.Parties {
		u := p.Users
		s := partyShare{known: u.January.Given(), first: u.January.N, factor: 1}
		if s.known {
			s.second = l.add(l.add(u.January.N, u.Joined.N), -u.Left.N)
		}
		if p.New.State == plan.Yes {
			s.factor = l.factor
		}
		s.january = l.half(l.year(s.first, s.factor))
		full := l.year(s.second, s.factor)
		s.july = l.add(full, -l.half(full))
		l.shares = append(l.shares, s)
	}
}

// year is a year's fee for so many users.
func (l *ledger) year(users, factor int64) int64 {
	return l.part(l.part(l.charged, users, 1, 1), factor, 1, 1)
}

// half is the first half of an amount, in whole kronor.
func (l *ledger) half(amount int64) int64 { return l.part(amount, 1, 2, 100) }

// settle shares the costs among those who have paid them, and parts what the
// hosts are paid back in two.
func (l *ledger) settle(a *plan.JointAgreement) {
	for _, r := range a.Budget.Rows {
		if !r.Cost.Known {
			continue
		}
		for _, share := range l.borne(a, r) {
			l.bear(share.party, share.cost)
		}
	}
	for i := range l.costs {
		if c := &l.costs[i]; c.party != l.leader {
			c.may = l.half(c.cost)
			c.november = l.add(c.cost, -c.may)
		}
	}
}

// borne parts a row among its bearers, exactly.
func (l *ledger) borne(a *plan.JointAgreement, r plan.CostRow) []hostCost {
	var bearers []int
	for _, b := range r.Bearers {
		if i := partyOf(a, b.Value); i >= 0 {
			bearers = append(bearers, i)
		}
	}
	shares := make([]hostCost, len(bearers))
	n, before := int64(len(bearers)), int64(0)
	for i, b := range bearers {
		upTo := l.part(r.Cost.Ore, int64(i)+1, n, 1)
		shares[i] = hostCost{party: b, cost: l.add(upTo, -before)}
		before = upTo
	}
	return shares
}

func (l *ledger) bear(party int, cost int64) {
	for i := range l.costs {
		if l.costs[i].party == party {
			l.costs[i].cost = l.add(l.costs[i].cost, cost)
			return
		}
	}
	l.costs = append(l.costs, hostCost{party: party, cost: cost})
}

// partyOf finds a party by its id, or by its name; -1 when it is none.
func partyOf(a *plan.JointAgreement, id string) int {
	if strings.TrimSpace(id) == "" {
		return -1
	}
	for i, p := range a.Parties {
		if sv.Slug(p.ID.Value) == sv.Slug(id) || p.Name.Value == id {
			return i
		}
	}
	return -1
}

// total64 adds what pick takes of every row.
func total64[T any](l *ledger, rows []T, pick func(T) int64) (sum int64) {
	for _, r := range rows {
		sum = l.add(sum, pick(r))
	}
	return sum
}

// invoiced are the sums of the two invoices.
func (l *ledger) invoiced() (january, july int64) {
	return total64(l, l.shares, func(s partyShare) int64 { return s.january }), total64(l, l.shares, func(s partyShare) int64 { return s.july })
}

// settled are the sums of the two settlements.
func (l *ledger) settled() (may, november int64) {
	return total64(l, l.costs, func(c hostCost) int64 { return c.may }), total64(l, l.costs, func(c hostCost) int64 { return c.november })
}

// counted tells whether any party has said how many users it has.
func (l *ledger) counted() bool {
	for _, s := range l.shares {
		if s.known {
			return true
		}
	}
	return false
}
