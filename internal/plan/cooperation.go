package plan

// JointAgreement is a samverkansavtal as Go fields: several parties run and
// manage one system together and share its cost by number of users. A test holds
// the key tags against templates/samverkansavtal/schema.json.
type JointAgreement struct {
	Document   Head         `key:"dokument"`
	Sources    PartyFiles   `key:"underlag"`
	Terms      Terms        `key:"avtal"`
	Parties    []Party      `key:"parter"`
	Governance JointBodies  `key:"organisation"`
	Finance    FinanceModel `key:"ekonomi"`
	Budget     JointBudget  `key:"budget"`
	Entry      Entry        `key:"inträde"`
	Exit       Exit         `key:"utträde"`
	Signing    Signing      `key:"underskrifter"`
	Derived    Settlement   `key:"härlett"` // computed
}

// PartyFiles says where the parties' own files are.
type PartyFiles struct {
	At
	Type  Text   `key:"typ"`
	Year  Count  `key:"år"`
	Files []Text `key:"filer"`
}

// Terms is what the agreement is about.
type Terms struct {
	At
	Purpose    Text `key:"ändamål"`
	System     Text `key:"system"`
	Operation  Text `key:"verksamhet"`
	Plan       Text `key:"systemförvaltningsplan"` // id of the plan that the central owner answers for
	County     Text `key:"län"`
	Background Rich `key:"bakgrund"`
	Duration   Rich `key:"avtalstid"`
	AnswerBy   Date `key:"svar senast"` // the day by which the parties shall have handed in their files
}

// Party is one that signs. What its own file says is put in here.
type Party struct {
	At
	ID           Text      `key:"id"`
	Name         Text      `key:"namn"`
	Kind         Text      `key:"typ"`
	Registration Text      `key:"organisationsnummer"`
	Users        UserCount `key:"användare"`
	New          YesNo     `key:"ny huvudman"` // pays the entry fee this year
	Leaving      Leaving   `key:"uppsägning"`
	Contact      Contact   `key:"kontakt"`
	Signatory    Signatory `key:"undertecknare"`
	HandedIn     Date      `key:"lämnad"`
}

// UserCount is the number of users of a party through a year. Users that come or
// leave count from the next invoice.
type UserCount struct {
	At
	January    Count `key:"vid årets början"`
	Joined     Count `key:"nya före juli"`
	Left       Count `key:"avgångna före juli"`
	JoinedLate Count `key:"nya efter juni"`
	LeftLate   Count `key:"avgångna efter juni"`
}

// Leaving is when a party has given notice, and when it goes.
type Leaving struct {
	At
	Notice  Date `key:"dag"`
	Leaves  Date `key:"träder ut"`
	Comment Text `key:"kommentar"`
}

// Contact is a function at a party that answers questions.
type Contact struct {
	At
	Function Text `key:"funktion"`
	Phone    Text `key:"telefon"`
	Mail     Text `key:"e-post"`
}

// Signatory is who signs for a party.
type Signatory struct {
	At
	Name  Text `key:"namn"`
	Title Text `key:"titel"`
	Place Text `key:"ort"`
}

// JointBodies is the common organisation.
type JointBodies struct {
	At
	Text    Rich          `key:"beskrivning"`
	Bodies  []Body        `key:"organ"`
	Hosts   HostRoles     `key:"värdkommuner"`
	Support SupportOfUser `key:"användarstöd"`
}

// Body is one of the bodies and roles, with its duties.
type Body struct {
	At
	ID       Text   `key:"id"`
	Name     Text   `key:"namn"`
	Short    Text   `key:"i korthet"`
	Text     Rich   `key:"beskrivning"`
	Staffed  Rich   `key:"bemanning"`
	Under    Text   `key:"lyder under"` // id of the body above; empty at the top
	Decision Text   `key:"beslutsregel"`
	Duties   []Rich `key:"uppgifter"`
}

// HostRoles says which party does what for the others: by the party's id, or in
// words where it is not decided.
type HostRoles struct {
	At
	Coordinator Text   `key:"samordnande"`
	Operator    Text   `key:"systemdriftansvarig"`
	Managers    []Text `key:"systemförvaltande"`
}

// SupportOfUser is how a user gets help.
type SupportOfUser struct {
	At
	Text  Rich          `key:"beskrivning"`
	Steps []SupportStep `key:"steg"`
}

// SupportStep is one link of the chain of support.
type SupportStep struct {
	At
	Function Text `key:"funktion"`
	Where    Text `key:"var"`
}

// FinanceModel is how the cost is shared.
type FinanceModel struct {
	At
	Text     Rich   `key:"beskrivning"`
	User     Rich   `key:"vem som är användare"`
	Rounding Text   `key:"avrundning"`     // hela tkr (when not given), hela kronor, öre
	Opening  Amount `key:"ingående saldo"` // of the coordinating party, at the year's beginning
}

// JointBudget is the cost of a year, and what the agreement says it makes a user pay.
type JointBudget struct {
	At
	Year      Count     `key:"år"`
	DecidedBy Text      `key:"fastställs av"`
	Unit      Text      `key:"enhet"`
	Rows      []CostRow `key:"rader"`
	Sum       Amount    `key:"summa"`
	Users     Count     `key:"antal användare"` // that the agreed fee is reckoned on
	Fee       Amount    `key:"avgift"`          // agreed, a user and year
	Comment   Rich      `key:"kommentar"`
}

// CostRow is one kind of cost, and who pays it in the first place.
type CostRow struct {
	At
	ID      Text   `key:"id"`
	Label   Text   `key:"benämning"`
	Cost    Amount `key:"belopp"`
	Bearers []Text `key:"bärs av"` // ids of parties, who share it equally
}

// Entry is how one becomes a party.
type Entry struct {
	At
	Text   Rich  `key:"villkor"`
	Factor Count `key:"avgiftsfaktor"` // the first year's fee is so many times the usual; 2 when not given
}

// Exit is how a party leaves.
type Exit struct {
	At
	Text    Rich  `key:"villkor"`
	Notice  Count `key:"uppsägningstid i månader"` // 12 when not given
	Convene Text  `key:"sammankallas av"`          // who calls the parties when one gives notice
}

// Signing is where the agreement is signed. The blocks themselves are generated
// from the parties; Lines is what an older text has, to be held against them.
type Signing struct {
	At
	Place Text   `key:"ort"`
	Lines []Text `key:"rader"`
}

// PartyFile is a party's own file, of the type avtalspart.
type PartyFile struct {
	Document PartyHead `key:"dokument"`
	Party    Party     `key:"part"`
}

// PartyHead says which party the file belongs to, and for which year.
type PartyHead struct {
	At
	Type Text  `key:"typ"`
	ID   Text  `key:"id"`
	Year Count `key:"år"`
}
