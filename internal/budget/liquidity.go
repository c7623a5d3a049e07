package budget

// monthFlow is a month of a party's liquidity, in öre.
type monthFlow struct {
	opening  int64
	fees     int64 // invoices paid by the parties
	received int64 // settlements paid by the coordinating party
	paid     int64 // settlements paid to the hosts
	own      int64 // a twelfth of the party's own costs
	closing  int64
	in, out  int64 // for the document: fees and received; paid and own
}

// account is the liquidity of one party through the year.
type account struct {
	party int
	cost  int64
	leads bool
	flows [12]monthFlow
}

// accounts gives the liquidity of the coordinating party and then of the hosts:
// an invoice is taken to be paid in the month of its date, and costs to fall
// alike in every month. It is empty when nobody coordinates.
func (l *ledger) accounts() []account {
	if l.leader < 0 || len(l.costs) == 0 {
		return nil
	}
	leader := account{party: l.leader, leads: true}
	var hosts []account
	for _, c := range l.costs {
		if c.party == l.leader {
			leader.cost = c.cost
			continue
		}
		hosts = append(hosts, account{party: c.party, cost: c.cost})
	}
	all := append([]account{leader}, hosts...)
	for i := range all {
		l.run(&all[i])
	}
	return all
}

// run goes through the year of an account.
func (l *ledger) run(a *account) {
	january, july := l.invoiced()
	may, november := l.settled()
	balance, spent := int64(0), int64(0)
	if a.leads {
		balance = l.opening
	}
	for m := 1; m <= 12; m++ {
		f := &a.flows[m-1]
		f.opening = balance
		upTo := l.part(a.cost, int64(m), 12, 100)
		if m == 12 {
			upTo = a.cost
		}
		f.own = l.add(upTo, -spent)
		spent = upTo
		switch {
		case a.leads && m == firstInvoice:
			f.fees = january
		case a.leads && m == secondInvoice:
			f.fees = july
		case a.leads && m == firstSettled:
			f.paid = may
		case a.leads && m == secondSettled:
			f.paid = november
		case m == firstSettled:
			f.received = l.hostOf(a.party).may
		case m == secondSettled:
			f.received = l.hostOf(a.party).november
		}
		f.in, f.out = l.add(f.fees, f.received), l.add(f.paid, f.own)
		balance = l.add(balance, l.add(f.in, -f.out))
		f.closing = balance
	}
}

func (l *ledger) hostOf(party int) hostCost {
	for _, c := range l.costs {
		if c.party == party {
			return c
		}
	}
	return hostCost{}
}

// lowest is the lowest balance at the end of a month, and that month from 0.
func (a *account) lowest() (ore int64, month int) {
	for i, f := range a.flows {
		if i == 0 || f.closing < ore {
			ore, month = f.closing, i
		}
	}
	return ore, month
}
