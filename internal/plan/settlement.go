package plan

// Settlement is what Planverk works out of a joint agreement: fee, invoices,
// settlement with the hosts and liquidity. All of it is computed.
type Settlement struct {
	At
	Sum         Amount      `key:"summa"`
	Missing     Text        `key:"saknar belopp"` // rows without amount, in words
	Parties     Count       `key:"antal parter"`
	Users       Count       `key:"antal användare"`
	Fee         Amount      `key:"avgift"`          // budget by users, to the öre
	Charged     Amount      `key:"avgift avrundad"` // as rounded by the agreement: what is invoiced
	Half        Amount      `key:"halvårsavgift"`
	EntryFee    Amount      `key:"inträdesavgift"` // a user, the first year
	Differs     Text        `key:"avgift avviker"` // from the agreed fee, in words
	Recovery    Amount      `key:"uttag mot budget"`
	RecoveryIs  Text        `key:"uttag i ord"`
	Shares      []Share     `key:"avgifter"`
	January     Amount      `key:"faktura januari"`
	July        Amount      `key:"faktura juli"`
	Invoiced    Amount      `key:"fakturerat"`
	Hosts       []HostShare `key:"avräkning"`
	May         Amount      `key:"avräkning maj"`
	November    Amount      `key:"avräkning november"`
	Settled     Amount      `key:"avräknat"`
	Balances    []Balance   `key:"likviditet"`
	Coordinator Text        `key:"samordnande part"`
	Operator    Text        `key:"systemdriftansvarig part"`
	Managers    []Text      `key:"systemförvaltande parter"`
}

// Share is what one party pays.
type Share struct {
	At
	ID           Text   `key:"id"`
	Name         Text   `key:"part"`
	Registration Text   `key:"organisationsnummer"`
	UsersJanuary Count  `key:"användare januari"`
	UsersJuly    Count  `key:"användare juli"`
	Note         Text   `key:"anmärkning"` // "ny huvudman, dubbel avgift"
	January      Amount `key:"faktura januari"`
	July         Amount `key:"faktura juli"`
	Year         Amount `key:"summa"`
	Source       Text   `key:"källa"`  // the file that the number of users comes from
	Lack         Text   `key:"lucka"`  // why the party's own data are not in, when they should be
	HandedIn     Date   `key:"lämnad"` // the day that the party's own file says; none without such a file
	Place        Text   `key:"ort"`
	Signatory    Text   `key:"undertecknare"`
	Title        Text   `key:"titel"`
	Contact      Text   `key:"kontakt"`
}

// HostShare is what one host has paid for the others and is paid back.
type HostShare struct {
	At
	ID       Text   `key:"id"`
	Name     Text   `key:"part"`
	Cost     Amount `key:"kostnad"`
	May      Amount `key:"avräkning maj"`
	November Amount `key:"avräkning november"`
}

// Balance is the liquidity of a party through the year.
type Balance struct {
	At
	ID     Text           `key:"id"`
	Name   Text           `key:"part"`
	Role   Text           `key:"roll"`
	Lowest Amount         `key:"lägst"`
	When   Text           `key:"lägst i"`
	Months []BalanceMonth `key:"månader"`
}

// BalanceMonth is one month of it.
type BalanceMonth struct {
	At
	Month   Text   `key:"månad"`
	Opening Amount `key:"ingående"`
	In      Amount `key:"in"`
	Out     Amount `key:"ut"`
	Closing Amount `key:"utgående"`
}
