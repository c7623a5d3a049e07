package derive

import (
	"path"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Joint is an agreement with what the parties say of themselves put in. The maps
// are by the party's id.
type Joint struct {
	Agreement *plan.JointAgreement
	SourceOf  map[string]string    // the party's own file, from the municipality's folder
	Place     map[string]diag.Span // where that file tells of the party
	Absent    map[string]bool      // parties whose file is missing or faulty: a finding says so
}

// Parties puts a joint agreement together: the agreement's own file, and what
// each party says of itself in its own. What a party says of itself holds. A
// party that has not answered, or has answered late, and answers that contradict
// the agreement are findings.
func Parties(own *plan.Input, sources []Source) (*Joint, diag.List) {
	j := &joiner{own: own, a: new(plan.JointAgreement)}
	j.Joint = Joint{j.a, map[string]string{}, map[string]diag.Span{}, map[string]bool{}}
	plan.Bind(own.Root, j.a)
	for i := range sources {
		j.join(sources[i])
	}
	if j.a.Sources.Given() {
		j.silent()
	}
	return &j.Joint, j.found
}

// joiner is the state of Parties.
type joiner struct {
	Joint
	own   *plan.Input
	a     *plan.JointAgreement
	found diag.List
}

func (j *joiner) report(code string, at diag.Span, message string, hints ...string) {
	j.found = append(j.found, diag.New(code, at, message, hints...))
}

// absent reports a party whose own file is missing or faulty. Its users are not
// known then, unless the agreement says them, and an agreement on its way to be
// signed is stopped: the fee would be shared by the others.
func (j *joiner) absent(code string, at diag.Span, p *plan.Party, message string, hints ...string) {
	d := diag.New(code, at, message, hints...)
	if p == nil || p.Users.January.Given() {
		d.Severity = diag.Varning
	}
	j.found = append(j.found, d)
	if p != nil {
		j.Absent[p.ID.Value] = true
	}
}

// join takes in one file.
func (j *joiner) join(s Source) {
	if s.Failed() {
		at := diag.Span{File: s.File}
		hints := []string{"Be parten rätta filen, och bygg om. Alla fel visas när filen anges till ”planverk kontrollera”."}
		if d, ok := s.fault(); ok {
			at.Start, at.End, hints = d.Span.Start, d.Span.End, append(hints, firstFault(d))
		}
		j.absent("PV836", at, j.party(fileID(s)), "Partens fil "+sv.Quote(s.Name)+" "+faulty+" i avtalet.", hints...)
		return
	}
	f := new(plan.PartyFile)
	plan.Bind(s.Input.Root, f)
	id := f.Party.ID
	if !id.Given() {
		id = f.Document.ID
	}
	p := j.party(id.Value)
	switch {
	case p == nil:
		j.report("PV832", id.Span, "Filen "+sv.Quote(s.Name)+" gäller parten "+sv.Quote(id.Value)+", som inte står i avtalet.", j.near(id.Value))
		return
	case j.SourceOf[p.ID.Value] != "":
		j.again(p, f.Party, id.Span, s.Name)
		return
	}
	j.SourceOf[p.ID.Value], j.Place[p.ID.Value] = s.Name, keyPlace(s.Input, "part")
	j.judge(p, f, s)
	j.take(p, f.Party)
}

// again reports a second file of a party, and whether it says something else.
func (j *joiner) again(p *plan.Party, second plan.Party, at diag.Span, name string) {
	differ := ""
	if a, b := exact(p.Users.January), exact(second.Users.January); a != b && a != "" && b != "" {
		differ = ", med olika antal användare: " + a + " och " + b
	}
	j.report("PV833", at, named(p)+" har lämnat sina uppgifter två gånger: i "+sv.Quote(j.SourceOf[p.ID.Value])+" och i "+sv.Quote(name)+differ+".",
		"Behåll den ena filen. Den första används så länge. Parten vet vilken som gäller.")
}

// fileID is the party that a file is about; without any the file's own name.
func fileID(s Source) string {
	var f plan.PartyFile
	if s.Input != nil {
		plan.Bind(s.Input.Root, &f)
	}
	for _, id := range []string{f.Party.ID.Value, f.Document.ID.Value} {
		if id != "" {
			return id
		}
	}
	return strings.TrimSuffix(path.Base(s.File), path.Ext(s.File))
}

func (j *joiner) party(id string) *plan.Party {
	for i := range j.a.Parties {
		if sv.Slug(j.a.Parties[i].ID.Value) == sv.Slug(id) && id != "" {
			return &j.a.Parties[i]
		}
	}
	return nil
}

func (j *joiner) near(id string) string {
	var ids []string
	for _, p := range j.a.Parties {
		ids = append(ids, p.ID.Value)
	}
	if s := sv.Suggest(id, ids); s != "" {
		return "Menade du " + sv.Quote(s) + "? Filens id ska vara partens id i avtalet."
	}
	return "Skriv in parten under parter i avtalet, eller rätta filens id."
}

// judge holds a file against the agreement.
func (j *joiner) judge(p *plan.Party, f *plan.PartyFile, s Source) {
	switch by, handed := j.a.Terms.AnswerBy, f.Party.HandedIn; {
	case by.Year == 0:
	case handed.Year == 0:
		j.report("PV837", keyPlace(s.Input, "part"), named(p)+" har inte skrivit vilken dag uppgifterna lämnades, så det syns inte om de kom senast "+by.ISO()+".",
			"Skriv dagen i filen, till exempel ”lämnad: "+by.ISO()+"”.")
	case by.Before(handed):
		j.report("PV831", handed.Span, named(p)+" lämnade sina uppgifter "+handed.ISO()+", efter den sista dagen ("+by.ISO()+").",
			"Kontrollera att de andra parterna har fått se uppgifterna.")
	}
	if y := j.year(); y.N != 0 && f.Document.Year.N != 0 && f.Document.Year.N != y.N {
		j.report("PV835", f.Document.Year.Span, "Uppgifterna från "+named(p)+" gäller "+f.Document.Year.Exact()+", men avtalets budget gäller "+y.Exact()+".",
			"Be parten om nya uppgifter, eller rätta året i filen "+sv.Quote(s.Name)+".")
	}
	for _, c := range []struct{ what, agreement, file string }{
		{"namnet", p.Name.Value, f.Party.Name.Value},
		{"organisationsnumret", p.Registration.Value, f.Party.Registration.Value},
		{"antalet användare", exact(p.Users.January), exact(f.Party.Users.January)},
	} {
		if c.agreement != "" && c.file != "" && c.agreement != c.file {
			j.report("PV834", place(p), "Avtalet och partens egen fil säger olika om "+c.what+" för "+named(p)+": "+sv.Quote(c.agreement)+" och "+sv.Quote(c.file)+".",
				"Partens egen uppgift används. Ta bort eller rätta uppgiften i avtalet, eller i filen "+sv.Quote(s.Name)+".")
		}
	}
}

// year is the year of the budget.
func (j *joiner) year() plan.Count {
	if y := j.a.Budget.Year; y.N != 0 {
		return y
	}
	return j.a.Document.Year
}

func exact(c plan.Count) string {
	if !c.Given() {
		return ""
	}
	return c.Exact()
}

// place is where the agreement names the party.
func place(p *plan.Party) diag.Span {
	if p.Name.Given() {
		return p.Name.Span
	}
	return p.Span
}

func named(p *plan.Party) string {
	if p.Name.Value != "" {
		return p.Name.Value
	}
	return p.ID.Value
}

// take lets what the party says of itself replace what the agreement says.
func (j *joiner) take(p *plan.Party, file plan.Party) {
	put(&p.Name, file.Name)
	put(&p.Kind, file.Kind)
	put(&p.Registration, file.Registration)
	put(&p.Signatory.Name, file.Signatory.Name)
	put(&p.Signatory.Title, file.Signatory.Title)
	put(&p.Signatory.Place, file.Signatory.Place)
	put(&p.Contact.Function, file.Contact.Function)
	put(&p.Contact.Phone, file.Contact.Phone)
	put(&p.Contact.Mail, file.Contact.Mail)
	put(&p.Users.January, file.Users.January)
	put(&p.Users.Joined, file.Users.Joined)
	put(&p.Users.Left, file.Users.Left)
	put(&p.Users.JoinedLate, file.Users.JoinedLate)
	put(&p.Users.LeftLate, file.Users.LeftLate)
	put(&p.New, file.New)
	put(&p.Leaving.Notice, file.Leaving.Notice)
	put(&p.Leaving.Leaves, file.Leaving.Leaves)
	put(&p.Leaving.Comment, file.Leaving.Comment)
	put(&p.HandedIn, file.HandedIn)
}

// put replaces a value by one that is given.
func put[T interface{ Identity() string }](to *T, from T) {
	if from.Identity() != "" {
		*to = from
	}
}

// twice tells whether the party stands earlier in the agreement too, which check
// reports: it has answered once.
func (j *joiner) twice(i int) bool {
	name := j.a.Parties[i].Name.Value
	for _, q := range j.a.Parties[:i] {
		if name != "" && strings.EqualFold(q.Name.Value, name) {
			j.Absent[j.a.Parties[i].ID.Value] = true
			return true
		}
	}
	return false
}

// silent reports the parties that have no file of their own, when the others have.
func (j *joiner) silent() {
	for i := range j.a.Parties {
		p := &j.a.Parties[i]
		if j.SourceOf[p.ID.Value] != "" || j.Absent[p.ID.Value] || j.twice(i) {
			continue
		}
		hint := "Be parten lämna sin fil. Den ska stå under underlag i avtalet."
		if by := j.a.Terms.AnswerBy; by.Year != 0 {
			hint = "Uppgifterna skulle vara lämnade " + by.ISO() + ". " + hint
		}
		j.absent("PV830", place(p), p, named(p)+" har inte lämnat några uppgifter.", hint)
	}
}
