package check

import (
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// Profile is a set of rules that a municipality chooses with regelprofiler in
// kommun.yaml.
type Profile struct {
	Name string // as kommun.yaml says it
	What string // Swedish: whose rules they are, and what they ask for
}

// The names of the profiles.
const (
	common      = "gemensam"
	danderyd    = "danderyd"
	kalmar      = "kalmar"
	soderkoping = "soderkoping"
	timra       = "timra"
)

var profiles = []Profile{
	{danderyd, "Det som Danderyds kommuns riktlinjer för IT kräver av planer, riktlinjer, överenskommelser och bedömningar av IT-insatser."},
	{common, "Lag, räkning och att dokumentet inte motsäger sig självt. Alltid på."},
	{kalmar, "Det som huvudmännen i Kalmar län har kommit överens om i samverkansavtalet om skolhälsa."},
	{soderkoping, "Det som Söderköpings kommuns riktlinje för verksamhetssystem kräver av planer och riktlinjer."},
	{timra, "Det som Timrå kommuns mall för systemförvaltningsplan frågar efter."},
}

// Profiles lists the profiles in alphabetical order.
func Profiles() []Profile { return profiles }

// Rule is a line of the table.
type Rule struct {
	Code    string
	Profile string
	of      scope
	find    func(*Case) diag.List // nil: found when documents are put together, by package derive or by a row of acrossRules, or by package prose
}

// scope is the documents that a rule is for.
type scope int

const (
	anyDocument      scope = iota // any document with a head
	systemplan                    // a systemförvaltningsplan
	guideline                     // a riktlinje
	serviceAgreement              // an sla: an agreement on the level of a service
	assessed                      // a bedömning of an effort within IT
	agreed                        // a samverkansavtal, put together with the parties' files
	together                      // several documents
	anyText                       // any text of a document
)

// scopes are the rules that hold for a type besides those for any document.
var scopes = map[string]scope{"systemforvaltningsplan": systemplan, "riktlinje": guideline, "sla": serviceAgreement, "bedomning": assessed}

// rules lists every rule, in the order of the codes.
var rules = []Rule{
	{"PV301", common, systemplan, titleNamesItsSubject},
	{"PV302", timra, systemplan, followedUpWithinAYear},
	{"PV303", timra, systemplan, channelNamed},
	{"PV304", danderyd, anyDocument, approvedBeforePublished},
	{"PV305", common, anyDocument, secrecyIsWhole},
	{"PV306", common, systemplan, periodsFit},
	{"PV307", common, systemplan, decisionIsWhole},
	{"PV310", common, systemplan, sumIsTheRows},
	{"PV311", common, systemplan, budgetedIsDescribed},
	{"PV312", common, systemplan, describedIsBudgeted},
	{"PV313", common, systemplan, costsOfSectionAgree},
	{"PV314", common, systemplan, describedInKnownSection},
	{"PV315", common, systemplan, budgetHasAmounts},
	{"PV316", timra, systemplan, sharedCostsExplained},
	{"PV317", common, systemplan, sharesCanBeCounted},
	{"PV318", common, systemplan, indicesKnown},
	{"PV319", common, systemplan, codesFit},
	{"PV320", common, systemplan, personalDataRegistered},
	{"PV321", common, systemplan, personalDataAnswered},
	{"PV322", common, systemplan, processorsHaveAgreements},
	{"PV323", common, systemplan, operatorIsProcessor},
	{"PV324", common, systemplan, controllerIsABoard},
	{"PV325", common, anyDocument, protectedPersonsUnnamed},
	{"PV326", common, anyDocument, incidentsWithinLaw},
	{"PV327", common, anyDocument, significantIncidentsInTime},
	{"PV328", soderkoping, anyDocument, incidentsWithinTwoDays},
	{"PV330", timra, systemplan, rolesFilled},
	{"PV331", soderkoping, systemplan, topicsCovered},
	{"PV332", soderkoping, systemplan, answerableInSoderkoping},
	{"PV333", soderkoping, systemplan, ownerIsTheBoard},
	{"PV334", soderkoping, systemplan, ownershipShowsInRoles},
	{"PV335", danderyd, systemplan, technicalRolesFilled},
	{"PV336", danderyd, systemplan, ownerDecidesPlan},
	{"PV340", common, systemplan, classificationComplete},
	{"PV341", common, systemplan, continuityAnswered},
	{"PV342", common, systemplan, continuityWhereNeeded},
	{"PV343", common, systemplan, preservationHasContact},
	{"PV344", soderkoping, systemplan, classedWhenIntroduced},
	{"PV345", soderkoping, systemplan, logsAtIncident},
	{"PV350", common, systemplan, endingAgreementsReplaced},
	{"PV351", common, systemplan, agreementsHaveEnds},
	{"PV352", common, systemplan, agreementsEndAfterBeginning},
	{"PV353", danderyd, systemplan, agreedWithIT},
	{"PV354", danderyd, systemplan, sharingAgreed},
	{"PV360", timra, systemplan, accessReviewedThisYear},
	{"PV361", timra, systemplan, accessReviewerNamed},
	{"PV362", soderkoping, systemplan, controlsDated},
	{"PV363", soderkoping, systemplan, yearlyControlPlanned},
	{"PV364", soderkoping, systemplan, developmentInCommonPlan},
	{"PV365", soderkoping, systemplan, newSystemsApproved},
	{"PV366", soderkoping, systemplan, procurementPrepared},
	{"PV370", common, anyDocument, placeholdersReplaced},
	{"PV380", common, systemplan, activitiesDated},
	{"PV381", common, systemplan, sectionsFilled},
	{"PV382", common, systemplan, plannedForItsYear},
	{"PV390", common, systemplan, supportReachable},
	{"PV730", common, together, nil},
	{"PV731", common, together, nil},
	{"PV732", common, together, nil},
	{"PV740", soderkoping, together, nil},
	{"PV741", kalmar, together, nil},
	{"PV801", common, agreed, joint(partiesOnce)},
	{"PV802", common, agreed, joint(usersAddUp)},
	{"PV803", common, agreed, joint(feeFollowsBudget)},
	{"PV804", common, agreed, joint(costsHaveAmounts)},
	{"PV805", common, agreed, joint(partiesHaveUsers)},
	{"PV806", common, agreed, joint(feeCanBeReckoned)},
	{"PV807", common, agreed, joint(signaturesAreTheParties)},
	{"PV808", common, agreed, joint(jointSumIsTheRows)},
	{"PV809", common, agreed, joint(hostsAreParties)},
	{"PV810", common, agreed, joint(bearersAreParties)},
	{"PV811", common, agreed, joint(costsAreBorne)},
	{"PV812", common, agreed, joint(recoveryIsKnown)},
	{"PV813", common, agreed, joint(figuresCanBeCounted)},
	{"PV814", common, agreed, joint(usersAreNotNegative)},
	{"PV820", kalmar, agreed, joint(majorityCanFail)},
	{"PV821", kalmar, agreed, joint(entryFeeIsDouble)},
	{"PV822", kalmar, agreed, joint(noticeIsKept)},
	{"PV823", kalmar, agreed, joint(convenerIsAParty)},
	{"PV840", common, guideline, precedenceHasAnOrder},
	{"PV841", soderkoping, guideline, headFilledIn},
	{"PV842", soderkoping, guideline, revisedFromLastChange},
	{"PV843", soderkoping, guideline, governedByWhatHolds},
	{"PV844", danderyd, guideline, decisionInHead},
	{"PV845", danderyd, guideline, decisionDateAwaited},
	{"PV846", danderyd, guideline, reviewedOftenEnough},
	{"PV850", danderyd, serviceAgreement, operationRegulated},
	{"PV851", danderyd, assessed, largeEffortsAtForum},
	{"PV852", danderyd, assessed, largeEffortsValued},
	{"PV860", common, anyText, nil},
	{"PV861", common, anyText, nil},
	{"PV862", common, anyText, nil},
	{"PV863", common, anyText, nil},
	{"PV864", common, anyText, nil},
	{"PV865", common, anyText, nil},
	{"PV866", common, anyText, nil},
	{"PV867", common, anyText, nil},
	{"PV868", common, anyText, nil},
}

// acrossRules are the rules that need several documents of a folder: what they find of
// each one.
var acrossRules = []struct {
	Code string
	find func(*folder, Trace) diag.List
}{
	{"PV731", sharingToldByBoth},
	{"PV740", planHasYearWheel},
	{"PV741", agreementHasPlan},
}

// joint makes a rule of one that looks at an agreement.
func joint(find func(*AgreementCase) diag.List) func(*Case) diag.List {
	return func(c *Case) diag.List { return find(c.Joint) }
}

// Rules lists every rule in the order of the codes.
func Rules() []Rule { return rules }

// ProfileOf gives the profile of the rule that reports a code; "" when none does.
func ProfileOf(code string) string {
	r, _ := ruleOf(code)
	return r.Profile
}

// ruleOf gives the rule that reports a code; false for a finding that is no rule's.
func ruleOf(code string) (Rule, bool) {
	i, ok := slices.BinarySearchFunc(rules, code, func(r Rule, code string) int { return strings.Compare(r.Code, code) })
	if !ok {
		return Rule{}, false
	}
	return rules[i], true
}

// Run applies the rules for a document by itself, those of every profile: Weigh says
// which findings count, and how much.
func Run(c *Case) diag.List {
	of := []scope{anyDocument}
	if own, ok := scopes[c.Input.Type]; ok {
		of = append(of, own)
	}
	return run(c, of...)
}

// RunText applies the rules to a document of a type that has no Go fields.
func RunText(in *plan.Input) diag.List {
	c := &Case{Input: in, Plan: new(plan.Systemplan)}
	plan.Bind(&plan.Map{Fields: []plan.Field{{Key: "dokument", Value: in.Root.Get("dokument")}}}, c.Plan)
	return Run(c)
}

// RunAgreement applies the rules for an agreement that has been put together; Run
// applies those that hold for its own file.
func RunAgreement(a *AgreementCase) diag.List {
	return run(&Case{Input: a.Input, Joint: a}, agreed)
}

func run(c *Case, of ...scope) diag.List {
	var found diag.List
	for _, r := range rules {
		if slices.Contains(of, r.of) {
			found = append(found, r.find(c)...)
		}
	}
	return found
}
