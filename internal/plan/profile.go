package plan

// Profile is a municipality's profil.yaml: what it has decided about the rules.
type Profile struct {
	File   string
	SHA256 string
	Root   *Map

	Levels     []RuleLevel `key:"regler"`
	Exemptions []Exemption `key:"undantag"`
	Own        []OwnRule   `key:"egna"`
}

// RuleLevel switches a rule on or off, or gives it another level.
type RuleLevel struct {
	At
	Code   Text `key:"kod"`
	Level  Text `key:"nivå"` // av, på, fel, varning, upplysning
	Reason Text `key:"skäl"` // for whoever reads the file
}

// Exemption lets documents be without a rule until a day.
type Exemption struct {
	At
	Rule      Text   `key:"regel"`
	Documents []Text `key:"dokument"` // files from the municipality's folder, ids, or alla
	Reason    Text   `key:"skäl"`
	By        Text   `key:"beslutat av"`
	Decided   Date   `key:"datum"`
	Until     Date   `key:"gäller till"` // the last day
}

// OwnRule is a rule that a municipality has written itself. Paths are keys joined by
// dots; what they lead to is judged by package check.
type OwnRule struct {
	At
	Code        Text        `key:"kod"`
	Types       []Text      `key:"gäller"`
	Level       Text        `key:"nivå"`
	Title       Text        `key:"rubrik"`
	Message     Text        `key:"text"`
	Remedy      Text        `key:"åtgärd"`
	Explanation Text        `key:"förklaring"`
	Source      Text        `key:"källa"`
	When        []Condition `key:"när"`
	Each        Text        `key:"för varje"`
	Field       Text        `key:"uppgift"`
	Exists      YesNo       `key:"finns"`
	OneOf       []Text      `key:"en av"`
	Pattern     Text        `key:"mönster"`
	After       Text        `key:"efter"`
	Before      Text        `key:"före"`
	Least       Text        `key:"minst"`
	Most        Text        `key:"högst"`
	SumOf       Text        `key:"summa av"`
	Register    Text        `key:"finns i"`
}

// Condition is what must hold for an own rule to be tried.
type Condition struct {
	At
	Field  Text   `key:"uppgift"`
	Is     []Text `key:"är"`
	Exists YesNo  `key:"finns"`
}
