package diag

// Code is the explanation of a kind of finding: what `planverk förklara` prints
// and docs/regler.md lists. Wrong and Right are short YAML (or command) examples.
type Code struct {
	Code        string
	Severity    Severity // the level it has unless a profile says otherwise
	Draft       Severity // in a draft it weighs no more than this; the zero value lets it weigh what it does
	IO          bool     // a failure of reading or writing: exit code 3, not 1
	Title       string   // Swedish, a few words
	Explanation string   // Swedish, plain: why it matters and what to do
	Wrong       string
	Right       string
	Source      string // law, standard or document with paragraph; empty for technical findings
}

// tables gives the codes of each stage in order: PV1xx load, PV2xx registers and
// references, PV21x the look that kommun.yaml
// chooses, PV23x and PV24x profil.yaml, PV3xx check, PV4xx merge, PV5xx output, PV54x the public edition, PV60x–PV62x granska,
// PV65x–PV68x importera, PV7xx
// derived documents, PV74x a folder as a whole, PV8xx joint agreements, PV86x the language check, PV9xx internal faults.
func tables() [17][]Code {
	return [...][]Code{loadCodes, referenceCodes, lookCodes, profileCodes, checkCodes, organisationCodes, mergeCodes, outputCodes, publicCodes, verifyCodes, importCodes, deriveCodes, folderCodes, agreementCodes, guidelineCodes, proseCodes, internalCodes}
}

// Level tells how much the code weighs: "varning", or "fel, i utkast varning".
func (c Code) Level() string {
	if c.Draft > c.Severity {
		return c.Severity.String() + ", i utkast " + c.Draft.String()
	}
	return c.Severity.String()
}

// Codes lists every code in order.
func Codes() []Code {
	var all []Code
	for _, t := range tables() {
		all = append(all, t...)
	}
	return all
}

// Lookup finds a code by its name, e.g. "PV123".
func Lookup(code string) (Code, bool) {
	for _, t := range tables() {
		for i := range t {
			if t[i].Code == code {
				return t[i], true
			}
		}
	}
	return Code{}, false
}
