package plan

// Systemplan is a systemförvaltningsplan as Go fields. The key tags are the
// YAML keys; a test holds them against templates/systemforvaltningsplan/schema.json.
// A value that was not written is the zero value of its type (Given() is false).
type Systemplan struct {
	Document      Head         `key:"dokument"`
	Introduction  Introduction `key:"inledning"`
	Agreements    []Agreement  `key:"avtal"`
	History       []Event      `key:"historik"`
	Budget        Budget       `key:"budget"`
	Organisation  Governance   `key:"organisation"`
	UserSupport   UserSupport  `key:"användarstöd"`
	Documentation []Document   `key:"dokumentation"`
	Activities    Activities   `key:"aktiviteter"`
}

// Introduction is chapter 1.
type Introduction struct {
	At
	Systems        []Ref          `key:"system"`
	FollowUpText   Rich           `key:"uppföljning"`
	Description    Rich           `key:"beskrivning"`
	Areas          []Text         `key:"verksamhetsområden"`
	Goals          []Text         `key:"mål"`
	OtherSystems   []OtherSystem  `key:"övriga system"`
	Access         Access         `key:"behörigheter"`
	Scope          Scope          `key:"omfattning"`
	PersonalData   PersonalData   `key:"personuppgifter"`
	Logging        Logging        `key:"loggning"`
	Incident       Incident       `key:"incident"`
	Classification []Classing     `key:"klassning"`
	Continuity     ContinuityPlan `key:"kontinuitetsplan"`
	Preservation   []Preservation `key:"bevarande"`
}

// OtherSystem is one of the smaller systems that the plan also covers.
type OtherSystem struct {
	At
	System      Ref  `key:"system"`
	Description Rich `key:"beskrivning"`
}

// Access is how access rights are given and reviewed.
type Access struct {
	At
	Text       Rich         `key:"beskrivning"`
	Users      Count        `key:"antal användare"`
	UserGroups []Text       `key:"användargrupper"`
	Limits     Rich         `key:"begränsning"`
	Secrets    YesNo        `key:"sekretessuppgifter"`
	Review     AccessReview `key:"uppföljning"`
}

// AccessReview is how often access rights are reviewed and by whom.
type AccessReview struct {
	At
	Interval Text `key:"hur ofta"`
	By       Text `key:"utförs av"`
}

// Scope is what the management of the system covers.
type Scope struct {
	At
	Text       Rich  `key:"beskrivning"`
	Login      Rich  `key:"inloggning"`
	Operator   Ref   `key:"driftmiljö"`
	SharedWith []Ref `key:"delas med"`
}

// PersonalData answers whether there are personal data and whether they are registered.
type PersonalData struct {
	At
	Contains   YesNo `key:"innehåller"`
	Registered YesNo `key:"registerförd"`
}

// Logging is what is logged, and what is done with the logs when something has happened.
type Logging struct {
	At
	Text     Rich `key:"beskrivning"`
	Incident Rich `key:"vid incident"`
}

// Incident is how an incident is reported. The times are words: "48 timmar".
type Incident struct {
	At
	Within            Text   `key:"frist"`
	SignificantWithin Text   `key:"frist vid betydande incident"`
	Channel           Text   `key:"kanal"`
	Tell              []Text `key:"meddela"`
}

// Classing is the information security class of one kind of information on the
// KLASSA scale: försumbar, måttlig, betydande, allvarlig, synnerligen allvarlig.
type Classing struct {
	At
	Information     Text `key:"information"`
	Confidentiality Text `key:"konfidentialitet"`
	Integrity       Text `key:"riktighet"`
	Availability    Text `key:"tillgänglighet"`
	Traceability    Text `key:"spårbarhet"`
	Date            Date `key:"datum"`
}

// ContinuityPlan answers whether the operation has one.
type ContinuityPlan struct {
	At
	Exists YesNo `key:"finns"`
	Path   Text  `key:"sökväg"`
	Tested Date  `key:"senast övad"`
}

// Preservation is which plan governs the keeping of the information.
type Preservation struct {
	At
	Plan    Rich `key:"plan"`
	Contact Ref  `key:"kontakt"`
}

// Agreement is one row of the table of contracts.
type Agreement struct {
	At
	Kind         Text   `key:"typ"`
	Subject      Text   `key:"avser"`
	Counterparty Ref    `key:"motpart"`
	From         Date   `key:"från"`
	To           Date   `key:"till"`
	Notice       Text   `key:"uppsägningstid"`
	DiaryNumbers []Text `key:"diarienummer"`
	Comment      Rich   `key:"kommentar"`
}

// Event is one row of the history. Short form in YAML: "2018-06: Flytt av …".
type Event struct {
	At
	When Moment `key:"när"`
	What Rich   `key:"vad"`
}

// Budget is the budget table. Rows keep their written order.
type Budget struct {
	At
	Unit       Text        `key:"enhet"` // kr, tkr, mnkr; kr when not given
	Rows       []BudgetRow `key:"rader"`
	Sum        Amount      `key:"summa"`      // computed; when typed, it is compared
	Compared   Comparison  `key:"jämförelse"` // computed
	Indices    []Index     `key:"index"`
	Remark     Text        `key:"anmärkning"` // computed: what the sum leaves out
	Comment    Rich        `key:"kommentar"`
	SharedWith []Ref       `key:"delas med"`
	Shares     []CostShare `key:"fördelning"`
	Periods    Text        `key:"periodisering"` // månader or kvartal; not spread out when not given
	Weights    []Period    `key:"periodnycklar"`
}

// Period is a month's or a quarter's part of the budget, in proportion to the weights of all.
type Period struct {
	At
	Name   Text  `key:"period"` // "januari", "kvartal 1"
	Weight Count `key:"nyckeltal"`
}

// CostShare is a department's part of the costs, in proportion to the weights of all
// departments: a share in per cent, a number of users or any other key.
type CostShare struct {
	At
	Department Ref   `key:"förvaltning"`
	Weight     Count `key:"nyckeltal"`
}

// BudgetRow is one kind of cost. In YAML the row's id is its key:
// "drift: 1 000 000 kr" or "drift: { kostnad: 1 000 000 kr, intern tid: 2 heltidstjänster }".
type BudgetRow struct {
	At
	ID          Text   `key:"id"`
	Label       Text   `key:"benämning"` // when not given: the standard name of the id, from the schema
	Effort      Effort `key:"intern tid"`
	Cost        Amount `key:"kostnad"`
	DescribedIn Text   `key:"beskrivs i"` // section id: utveckling, förvaltning, utbildning
	Comment     Text   `key:"kommentar"`

	// The same row in other years, N being the plan's.
	Closed       Amount `key:"bokslut"`               // of N−2
	LastBudget   Amount `key:"budget föregående år"`  // of N−1
	LastForecast Amount `key:"prognos föregående år"` // of N−1
	Index        Text   `key:"index"`                 // id of one of the budget's indices
	Change       Amount `key:"förändring"`            // computed: Cost less LastBudget
	NextYear     Amount `key:"plan nästa år"`         // of N+1
	YearAfter    Amount `key:"plan om två år"`        // of N+2

	// What it is booked under: codes as the municipality writes them, noughts first and all.
	Department   Text `key:"ansvar"`
	Operation    Text `key:"verksamhet"`
	Account      Text `key:"konto"`
	Activity     Text `key:"aktivitet"`
	Object       Text `key:"objekt"`
	Project      Text `key:"projekt"`
	Counterparty Text `key:"motpart"`

	// How it goes during the plan's year; finance fills it in.
	Outcome  Amount `key:"utfall"`
	Forecast Amount `key:"prognos"` // of the whole year
	FollowUp Text   `key:"uppföljning"`
}

// Code gives the row's code of a part by its key: "ansvar", "konto".
func (r BudgetRow) Code(part string) Text {
	switch part {
	case "ansvar":
		return r.Department
	case "verksamhet":
		return r.Operation
	case "konto":
		return r.Account
	case "aktivitet":
		return r.Activity
	case "objekt":
		return r.Object
	case "projekt":
		return r.Project
	case "motpart":
		return r.Counterparty
	}
	return Text{}
}

// CodeParts are the keys of the codes that a budget row can have, in the usual order.
var CodeParts = []string{"ansvar", "verksamhet", "konto", "aktivitet", "objekt", "projekt", "motpart"}

// Index is what costs are counted up with from one year to the next, and its source.
type Index struct {
	At
	ID     Text `key:"id"`
	Name   Text `key:"namn"`
	Rate   Text `key:"uppräkning"` // "2,4 %"; see ParsePercent
	Source Text `key:"källa"`
	Date   Date `key:"datum"`
}

// Comparison is what the budget's columns of other years are called and sum up to.
type Comparison struct {
	At
	Closed       ComparedColumn `key:"bokslut"`
	LastBudget   ComparedColumn `key:"budget föregående år"`
	LastForecast ComparedColumn `key:"prognos föregående år"`
	Cost         ComparedTitle  `key:"kostnad"`
	Change       ComparedColumn `key:"förändring"`
	NextYear     ComparedColumn `key:"plan nästa år"`
	YearAfter    ComparedColumn `key:"plan om två år"`
}

// ComparedTitle is what the plan's own year is called; its sum is that of the budget.
type ComparedTitle struct {
	At
	Title Text `key:"rubrik"` // "Budget 2027"
}

// ComparedColumn is one of the others; nothing is given of a column that no row has.
type ComparedColumn struct {
	At
	Title Text   `key:"rubrik"` // "Bokslut 2025"
	Sum   Amount `key:"summa"`
}

// Governance is chapter 2: roles, cooperation and integrations.
type Governance struct {
	At
	Roles        []RoleHolder  `key:"roller"`
	Cooperation  []Cooperation `key:"samverkan"`
	Integrations []Integration `key:"integrationer"`
}

// RoleHolder is who holds a role.
type RoleHolder struct {
	At
	Role    Ref    `key:"roll"`
	Holders []Ref  `key:"innehavare"` // persons, boards or suppliers
	Title   Text   `key:"titel"`
	From    Ref    `key:"på delegation av"` // the board that has delegated the role
	Effort  Effort `key:"tid"`
}

// Cooperation is one row of 2.2.
type Cooperation struct {
	At
	With   Ref  `key:"med"`
	Reason Text `key:"orsak"`
	Form   Text `key:"form"`
}

// Integration is one row of 2.3.
type Integration struct {
	At
	System      Ref  `key:"system"`
	Description Rich `key:"beskrivning"`
	Owner       Ref  `key:"motpart"`
}

// UserSupport is chapter 3.
type UserSupport struct {
	At
	Contacts []SupportContact `key:"support"`
	Training Training         `key:"utbildning"`
}

// SupportContact is one row of 3.1.
type SupportContact struct {
	At
	Contact Ref    `key:"kontakt"`
	Reach   []Text `key:"telefon eller e-post"`
	Comment Text   `key:"kommentar"`
}

// Training is 3.2: running text, and the occasions that back the budget row.
type Training struct {
	At
	Text      Rich       `key:"beskrivning"`
	Occasions []Occasion `key:"tillfällen"`
}

// Occasion is one planned training.
type Occasion struct {
	At
	What Text   `key:"vad"`
	When Moment `key:"när"`
	Cost Amount `key:"kostnad"`
}

// Document is one row of chapter 4.
type Document struct {
	At
	Name        Text `key:"dokument"`
	Description Text `key:"beskrivning"`
	Path        Text `key:"sökväg"`
}

// Activities is chapter 5.
type Activities struct {
	At
	Intro       Rich          `key:"inledning"`
	Development []Development `key:"utveckling"`
	Maintenance []Maintenance `key:"förvaltning"`
}

// Development is one row of 5.1.
type Development struct {
	At
	ID        Text   `key:"id"`
	What      Rich   `key:"vad"`
	When      Moment `key:"när"`
	Cost      Amount `key:"total kostnad"`
	Approved  Text   `key:"godkänd av"`
	CentralIT Text   `key:"servicecenter it"`
	Supplier  Text   `key:"leverantör"`
}

// Maintenance is one row of 5.2.
type Maintenance struct {
	At
	ID        Text   `key:"id"`
	When      Moment `key:"när"`
	What      Rich   `key:"vad"`
	Category  Text   `key:"kategori"`
	Internal  Text   `key:"intern tid"`
	CentralIT Text   `key:"servicecenter it"`
	Supplier  Text   `key:"leverantör"`
	Cost      Amount `key:"kostnad"`
	Owner     Ref    `key:"ansvarig"`
	Status    Text   `key:"status"`
}
