package derive

import (
	"strconv"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// answer is what a plan says on a question of the check-list. At most one of the
// figures is given; it is printed after the words, as the plan's own figure.
type answer struct {
	state   plan.Tri
	says    string
	section string // id of the section of the plan where it stands
	amount  plan.Amount
	date    plan.Date
	when    plan.Moment
	count   plan.Count
}

// question is a line of the check-list.
type question struct {
	id     string
	text   string
	rule   string // where the demand comes from
	answer func(*asked) answer
}

// area is a chapter of the check-list.
type area struct {
	id, title string
	questions []question
}

// asked is the plan that the questions are put to.
type asked struct {
	*plan.Systemplan
	source *Source
	year   int
}

// Checklista puts the questions of the yearly review to one plan. What the data
// answer is ticked; the rest is for the people who meet, whose answers stand in the
// check-list's own file.
func Checklista(own *plan.Input, sources []Source) (map[string]plan.Node, diag.List) {
	list, found := Sources(own, sources)
	root := Group("härlett", plan.Field{Key: "källor", Value: list})
	s, lost := onePlan(own, sources)
	found = append(found, lost...)
	if s != nil {
		root.Fields = append(root.Fields, plan.Field{Key: "plan", Value: planHead(s)})
		m := meetingOf(own)
		root.Fields = append(root.Fields, checklistFields(&asked{s.Plan, s, s.Year()}, &m)...)
		found = append(found, m.unknown()...)
	}
	return map[string]plan.Node{"härlett": root}, found
}

func checklistFields(p *asked, m *meeting) []plan.Field {
	list := List("härlett.områden")
	n, answered := 0, 0
	for _, a := range areas {
		id := "härlett.områden." + a.id
		rows := List(id + ".frågor")
		for _, q := range a.questions {
			n++
			ans := q.answer(p)
			if ans.state != plan.Unknown {
				answered++
			}
			rows.Items = append(rows.Items, p.row(id+".frågor."+q.id, n, q, ans, m))
		}
		list.Items = append(list.Items, Group(id, Text(id, "id", a.id), Text(id, "rubrik", a.title), plan.Field{Key: "frågor", Value: rows}))
	}
	fields := []plan.Field{{Key: "områden", Value: list}, Count("härlett", "antal", "", int64(n)), Count("härlett", "besvarade", "", int64(answered))}
	if n := m.answered(); n > 0 {
		fields = append(fields, Count("härlett", "ifyllda", "", n))
	}
	return fields
}

func (p *asked) row(id string, n int, q question, a answer, m *meeting) *plan.Map {
	row := Group(id, append(m.fields(id, q, a), Text(id, "nr", strconv.Itoa(n)), Text(id, "id", q.id), Text(id, "fråga", q.text), Text(id, "källa", q.rule), Text(id, "planen säger", a.says),
		From(*p.source, "belopp", a.amount), From(*p.source, "datum", a.date), From(*p.source, "när", a.when), From(*p.source, "antal", a.count))...)
	if a.section != "" {
		row.Fields = append(row.Fields, Text(id, "avsnitt", sections[a.section]), Text(id, "länk", p.source.Link))
	}
	return row
}

// onePlan gives the only plan of the sources. More than one is a finding; a plan
// that could not be read has already been told of.
func onePlan(own *plan.Input, sources []Source) (*Source, diag.List) {
	if len(sources) > 1 {
		names := make([]string, len(sources))
		for i, s := range sources {
			names[i] = s.Title
		}
		return nil, diag.List{diag.New("PV711", underlag(own), "Underlaget är "+sv.Count(len(sources), "plan", "planer")+": "+sv.And(names)+". Den här handlingen gäller en enda plan.",
			"Peka ut en fil, till exempel: underlag: { filer: ["+sources[0].Name+"] }.")}
	}
	if len(sources) == 0 || sources[0].Failed() || sources[0].Plan == nil {
		return nil, nil
	}
	return &sources[0], nil
}

// planHead is what derived documents say of the one plan that they are about.
func planHead(s *Source) *plan.Map {
	const id = "härlett.plan"
	d := s.Plan.Document
	var systems []string
	for _, r := range s.Plan.Introduction.Systems {
		systems = append(systems, r.Label)
	}
	return Group(id,
		Text(id, "titel", s.Title), Text(id, "länk", s.Link), Text(id, "system", sv.And(systems)),
		Text(id, "förvaltning", d.Department.Label), Text(id, "nämnd", boardOf(d)), Text(id, "status", d.Status.Value),
		Text(id, "diarienummer", firstText(d.DiaryNumbers)), Text(id, "ansvarig", d.Responsible.Value),
		yearField(s), From(*s, "upprättad", d.Drawn), From(*s, "följs upp senast", d.FollowUp))
}

func yearField(s *Source) plan.Field { return From(*s, "år", s.Plan.Document.Year) }

func firstText(all []plan.Text) string {
	if len(all) == 0 {
		return ""
	}
	return all[0].Value
}

// boardOf is the board that a plan is handed to: its own, or its department's.
func boardOf(d plan.Head) string {
	if d.Board.Label != "" {
		return d.Board.Label
	}
	board, _ := d.Department.Target.Get("nämnd").(*plan.Ref)
	if board == nil {
		return ""
	}
	return board.Label
}

// sections are the titles of the sections of a systemförvaltningsplan, by id.
var sections = map[string]string{
	"inledning": "Inledning", "beskrivning": "Beskrivning av IT-stödet och nyttan", "behörigheter": "Riktlinjer för behörigheter",
	"omfattning": "Systemförvaltningens omfattning", "personuppgifter": "Personuppgifter", "klassning": "Informationssäkerhetsklassning",
	"kontinuitetsplan": "Kontinuitetsplan", "bevarande": "Informationens bevarande", "avtal": "Avtal och SLA", "historik": "Historik",
	"budget": "Budget", "roller": "Roller", "samverkan": "Samverkan", "integrationer": "Integrationer", "support": "Support",
	"utbildning": "Utbildning", "dokumentation": "Dokumentation", "utveckling": "Planerad utveckling av IT-stöd",
	"förvaltning": "Planerade förvaltningsaktiviteter",
}
