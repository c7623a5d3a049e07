package planverk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/publish"
	"planverk/internal/readback"
	"planverk/internal/secrecy"
	"planverk/internal/sv"
)

// Answer is what came of a question.
type Answer int

// The answers. NotAsked is for a question that does not concern the document, and Look for
// one that a person has to answer; neither keeps it from being published.
const (
	Red Answer = iota // also when it could not be tried: nothing is published unproved
	Green
	NotAsked
	Look
)

func (a Answer) String() string { return [...]string{"Nej", "Ja", "Gäller inte", "Se efter"}[a] }

// Trial is one question of a publication.
type Trial struct {
	Question string // "Har handlingen en titel?"
	Source   string // law, paragraph or clause
	By       string // the rule's code, or what was read
	Answer   Answer
	Notes    []string // what was found, one sentence each
}

// Verdict is whether a document may be published.
type Verdict struct {
	File, Title  string
	Municipality string
	Checksum     string   // of the data; empty when the document could not be made
	Files        []string // the finished files that were read
	Trials       []Trial
}

// Green tells whether every question that concerns the document has the answer yes.
func (v Verdict) Green() bool {
	return !slices.ContainsFunc(v.Trials, func(t Trial) bool { return t.Answer == Red })
}

// Publication makes the public edition of every document at the places, without putting
// it anywhere, and tells whether it may be published. The findings of the report are of
// what is no document's.
func Publication(ctx context.Context, w World, places []Place) ([]Verdict, Report) {
	first := Check(ctx, w, places)
	if ctx.Err() != nil {
		return nil, first
	}
	r := newRun(w, stages, "Prövningen avbröts innan alla handlingar var prövade.")
	var mu sync.Mutex
	made := map[string]*edition{}
	r.inspect = func(p *product, files []publish.File, left []leak) {
		e := examine(p, files, left)
		mu.Lock()
		defer mu.Unlock()
		made[p.place.Name(p.file)] = e
	}
	report := r.masked(ctx, places, first)
	var all []Verdict
	belonging := map[string]bool{}
	for _, d := range report.Documents {
		all = append(all, verdict(d, made[d.File]))
	}
	for _, d := range slices.Concat(first.Documents, report.Documents) { // those of a municipality with a fault may be in the first alone
		for _, f := range d.Findings {
			belonging[fmt.Sprint(f.Code, f.Span)] = true
		}
	}
	report.Findings = slices.DeleteFunc(slices.Clone(report.Findings), func(f diag.Diagnostic) bool { return belonging[fmt.Sprint(f.Code, f.Span)] })
	return all, report
}

// edition is what was seen of a document's public edition.
type edition struct {
	kommun   string
	checksum string
	files    []string
	head     plan.Head
	derived  bool     // it is put together from other documents
	drafts   []string // of those the ones without a decision: "procapita-bou-2021 (utkast)"
	masked   int      // fields that a marking of secrecy has taken out
	persons  []string // of the register that are not named
	unasked  []string // of them those that nobody has said anything of
	named    []string // of them those that are named all the same: "namnet på personen x står i x.pdf, sidan 3"
	tried    map[readback.Aspect][]string
	flaws    map[readback.Aspect][]string
}

// examine reads the finished files.
func examine(p *product, files []publish.File, left []leak) *edition {
	e := &edition{kommun: p.kommun.Name.Value, head: plan.HeadOf(p.in), checksum: p.doc.Meta.Checksum, masked: len(p.kommun.Masked), tried: map[readback.Aspect][]string{}, flaws: map[readback.Aspect][]string{}}
	e.sources(p)
	for _, person := range p.kommun.Registers.Persons {
		if person.Named.Value != secrecy.Outside {
			e.persons = append(e.persons, person.ID.Value)
		}
		if !person.Named.Given() {
			e.unasked = append(e.unasked, person.ID.Value)
		}
	}
	for _, l := range left {
		if strings.HasPrefix(l.secret.Of, secrecy.OfPerson) {
			e.named = append(e.named, sv.Capital(l.secret.What)+" står kvar i "+l.places[0]+".")
		}
	}
	for _, f := range files {
		e.files = append(e.files, f.Name)
		tried, flaws, err := readback.Accessible(f.Name, f.Data)
		if err != nil {
			flaws = []readback.Flaw{{Aspect: readback.Tagged, Text: err.Error()}}
		}
		for _, a := range tried {
			e.tried[a] = append(e.tried[a], f.Name)
		}
		for _, flaw := range flaws {
			e.flaws[flaw.Aspect] = append(e.flaws[flaw.Aspect], f.Name+": "+flaw.Text+".")
		}
	}
	return e
}

// sources notes what the document is put together from, and what of it is not decided.
func (e *edition) sources(p *product) {
	e.derived = kinds[p.in.Type].derive != nil && !kinds[p.in.Type].alone
	for _, s := range p.materials() {
		if s.Input == nil {
			continue
		}
		if status := plan.HeadOf(s.Input).Status.Value; status == "utkast" || status == "för beslut" {
			_, name := plan.Names(s.Input)
			e.drafts = append(e.drafts, name+" ("+status+")")
		}
	}
}

const (
	dos  = "DOS-lagen (2018:1937) 10 §; EN 301 549, "
	gdpr = "dataskyddsförordningen artikel "
	osl  = "offentlighets- och sekretesslagen (2009:400) "
)

// question is one that is answered by reading the finished files.
type question struct {
	aspect        readback.Aspect
	words, clause string
}

// read are they, in order.
var read = []question{
	{readback.Titled, "Har handlingen en titel?", "9.2.4.2 och 10.2.4.2"},
	{readback.Spoken, "Säger filerna vilket språk de är på?", "9.3.1.1 och 10.3.1.1; språklagen (2009:600) 10 §"},
	{readback.Headed, "Kommer rubrikerna i ordning?", "9.1.3.1 och 10.1.3.1"},
	{readback.Described, "Har bilderna alternativtexter?", "9.1.1.1 och 10.1.1.1"},
	{readback.Tabled, "Har tabellerna rubrikceller?", "9.1.3.1 och 10.1.3.1"},
	{readback.Linked, "Säger länkarna vart de leder?", "9.2.4.4 och 10.2.4.4"},
	{readback.Contrast, "Räcker kontrasten?", "9.1.4.3 och 10.1.4.3"},
	{readback.Tagged, "Läses PDF-filen upp i rätt ordning?", "10.1.3.2 och 10.4.1.2"},
	{readback.Sheets, "Har arbetsbokens blad namn, utan sammanslagna celler och dolda uppgifter?", "10.1.3.1 och 10.2.4.6"},
}

// verdict answers the questions for a document; e is nil when it could not be made.
func verdict(d Document, e *edition) Verdict {
	v := Verdict{File: d.File, Title: d.Title}
	add := func(t Trial) { v.Trials = append(v.Trials, t) }
	add(byFindings("Är uppgifterna utan fel?", "Planverks kontroll", "planverk kontrollera", d.Findings, func(f diag.Diagnostic) bool { return f.Severity == diag.Fel && !slices.Contains(asked, f.Code) }))
	for _, q := range read {
		add(byReading(q.words, dos+q.clause, e, q.aspect))
	}
	add(plain(d))
	add(onlyNamed(e))
	add(unnamed(e, d.Findings))
	add(byCodes("Är skyddade personuppgifter borta?", gdpr+"5.1 f", d.Findings, "PV325"))
	add(byCodes("Är sekretessmarkeringen hel, och gäller den inte hela handlingen?", osl+"5 kap. 5 §", d.Findings, "PV305", "PV541", "PV542"))
	proof := byCodes("Är de maskerade uppgifterna borta ur de färdiga filerna?", strings.TrimSpace(osl)+"; "+gdpr+"5.1 c", d.Findings, "PV540", "PV543")
	if e == nil && proof.Answer == Green {
		proof.Answer, proof.Notes = Red, []string{untried}
	}
	add(proof)
	add(byCodes("Är mallens egen text borta?", "att det som publiceras är färdigskrivet", d.Findings, "PV370"))
	v.Trials = append(v.Trials, decided(e)...)
	if e != nil {
		v.Municipality, v.Checksum, v.Files = e.kommun, e.checksum, e.files
	}
	return v
}

// asked are the codes that have a question of their own.
var asked = []string{"PV305", "PV325", "PV370", "PV540", "PV541", "PV542", "PV543", "PV546"}

const untried = "Det kunde inte prövas, eftersom handlingen inte går att bygga. Rätta felen först."

func byReading(question, source string, e *edition, a readback.Aspect) Trial {
	t := Trial{Question: question, Source: source, By: "läsning av de färdiga filerna"}
	switch {
	case e == nil:
		t.Notes = []string{untried}
	case len(e.flaws[a]) > 0:
		t.Notes = e.flaws[a]
	case len(e.tried[a]) == 0:
		t.Answer = NotAsked
	default:
		t.Answer = Green
	}
	return t
}

func byCodes(question, source string, found diag.List, codes ...string) Trial {
	if len(codes) == 0 {
		return Trial{Question: question, Source: source, By: "ingen regel", Answer: NotAsked, Notes: []string{"Planverk har ingen regel för det. Läs handlingen."}}
	}
	return byFindings(question, source, "regel "+sv.And(codes), found, func(f diag.Diagnostic) bool { return slices.Contains(codes, f.Code) && f.Severity != diag.Upplysning })
}

func byFindings(question, source, by string, found diag.List, wrong func(diag.Diagnostic) bool) Trial {
	t := Trial{Question: question, Source: source, By: by, Answer: Green}
	for _, f := range found {
		if wrong(f) {
			t.Answer = Red
			place := f.Span.File
			if f.Span.Start.Line > 0 {
				place += fmt.Sprintf(":%d", f.Span.Start.Line)
			}
			t.Notes = append(t.Notes, strings.TrimSpace(f.Code+" "+place)+": "+f.Message)
		}
	}
	return t
}

// plain answers whether the language is plain. What the language check only proposes is
// for a person to judge.
func plain(d Document) Trial {
	t := byCodes("Är språket vårdat, enkelt och begripligt?", "språklagen (2009:600) 11 §", d.Findings, requirementCodes(84)...)
	if n := len(d.Language); n > 0 && t.Answer == Green {
		t.Answer = Look
		t.Notes = []string{"Språkkontrollen har " + sv.Count(n, "förslag", "förslag") + ". De visas med planverk kontrollera --språk."}
	}
	return t
}

// requirementCodes are the rules that a requirement is tested by.
func requirementCodes(number int) []string {
	for _, r := range diag.Requirements {
		if r.Number == number {
			return strings.Fields(r.Codes)
		}
	}
	return nil
}

// onlyNamed answers whether only those are named who may be. The public edition sees to it,
// so the answer says how.
func onlyNamed(e *edition) Trial {
	t := Trial{Question: "Namnges bara de som får namnges utanför kommunen?", Source: gdpr + "5.1 c och 25.2", By: "publiceras i registret, och den publika utgåvan"}
	switch {
	case e == nil:
		t.Notes = []string{untried}
	case len(e.named) > 0:
		t.Notes = e.named
	case len(e.persons) == 0:
		t.Answer = Green
	default:
		t.Answer = Green
		t.Notes = []string{sv.Capital(sv.Count(len(e.persons), "person", "personer")) + " i registret skrivs med sin funktion."}
		if len(e.unasked) > 0 {
			t.Notes = append(t.Notes, "För "+sv.And(e.unasked)+" står det inte om namnet får publiceras, och då namnges de inte.")
		}
	}
	return t
}

// unnamed answers whether the texts name persons that no register knows of. What only
// looks so is for a person to judge.
func unnamed(e *edition, found diag.List) Trial {
	t := byCodes("Är texterna fria från andra personuppgifter?", gdpr+"5.1 c; lagen (2018:218) 3 kap. 10 §", found, "PV546")
	t.By = "sökning i texterna efter namn, personnummer, e-postadresser och mobilnummer (regel PV545 och PV546)"
	if e == nil {
		t.Answer, t.Notes = Red, []string{untried}
		return t
	}
	seen := byCodes("", "", found, "PV545")
	if t.Notes = append(t.Notes, seen.Notes...); seen.Answer == Red && t.Answer == Green {
		t.Answer = Look
	}
	return t
}

// decided answers whether there is a decision and whether the status lets the document be
// published.
func decided(e *edition) []Trial {
	decision := Trial{Question: "Framgår vem som har beslutat och när?", Source: "förvaltningslagen (2017:900) 31 §", By: "dokument – beslut"}
	status := Trial{Question: "Har handlingen en status som får publiceras?", Source: "att bara det som är beslutat publiceras", By: "dokument – status"}
	if e == nil {
		decision.Notes, status.Notes = []string{untried}, []string{untried}
		return []Trial{decision, status}
	}
	var missing []string
	for _, f := range []struct {
		given bool
		name  string
	}{{e.head.Decision.Body.Given(), "instans"}, {e.head.Decision.Date.Given(), "datum"}} {
		if !f.given {
			missing = append(missing, f.name)
		}
	}
	switch decision.Answer = Green; {
	case len(missing) == 2 && e.derived:
		decision.Answer, decision.Notes = NotAsked, []string{"Handlingen är sammanställd av andra, som har sina egna beslut."}
	case len(missing) > 0:
		decision.Answer, decision.Notes = Red, []string{"I beslutet saknas " + sv.And(missing) + "."}
	}
	switch s := e.head.Status.Value; s {
	case "beslutad", "publicerad":
		if status.Answer = Green; len(e.drafts) > 0 {
			status.Answer, status.Notes = Red, []string{"Handlingen är sammanställd av sådant som inte är beslutat: " + sv.And(e.drafts) + "."}
		}
	case "":
		status.Notes = []string{"Handlingen säger inte vilken status den har. Skriv till exempel status: beslutad."}
	default:
		status.Notes = []string{"Statusen är ”" + s + "”. Bara det som är beslutat eller publicerat kan publiceras."}
	}
	return []Trial{decision, status}
}
