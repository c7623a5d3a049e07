package derive

import (
	"fmt"
	"strconv"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/standing"
	"planverk/internal/sv"
)

// Lagesrapport tells how far a municipality's documents have come, and lists for each
// person what it owes. Days are held against the report's own, so that the report is
// the same whenever it is built.
func Lagesrapport(own *plan.Input, sources []Source) (map[string]plan.Node, diag.List) {
	var r struct {
		Day    plan.Date `key:"dag"`
		Former []former  `key:"tidigare"`
	}
	plan.Bind(own.Root, &r)
	before := map[string]*standing.Tally{}
	for _, f := range r.Former {
		before[f.ID.Value] = &standing.Tally{Fields: int(f.Fields.N), Filled: int(f.Filled.N)}
	}
	var found diag.List
	var cases []standing.Case
	for _, s := range sources {
		c := *s.Standing
		c.Former = before[c.ID]
		if c.Input == nil {
			found = append(found, leftOut(own, s))
		}
		cases = append(cases, c)
	}
	all := standing.Judge(cases, r.Day)
	return map[string]plan.Node{"härlett": report(all)}, found
}

// former is how far a document had come the last time.
type former struct {
	plan.At
	ID     plan.Text  `key:"handling"`
	Fields plan.Count `key:"uppgifter"`
	Filled plan.Count `key:"ifyllda"`
}

func report(all []standing.Document) *plan.Map {
	const id = "härlett"
	documents, sections, unread, passed := List(id+".handlingar"), List(id+".avsnitt"), List(id+".olästa"), List(id+".räknas_inte")
	rows := map[string]int{}
	for _, d := range all {
		if rows[d.ID]++; rows[d.ID] > 1 { // two files that claim to be the same document
			d.ID += "-" + strconv.Itoa(rows[d.ID])
		}
		switch {
		case d.Input == nil:
			n := id + ".olästa." + strconv.Itoa(len(unread.Items)+1)
			unread.Items = append(unread.Items, Group(n, Text(n, "fil", d.Name), Text(n, "orsak", why(d))))
		case d.Passed != "":
			n := id + ".räknas_inte." + strconv.Itoa(len(passed.Items)+1)
			passed.Items = append(passed.Items, Group(n, Text(n, "källa", d.Title), Text(n, "orsak", d.Passed)))
		default:
			documents.Items = append(documents.Items, documentRow(d))
			for _, s := range d.Sections {
				sections.Items = append(sections.Items, sectionRow(d, s))
			}
		}
	}
	root := Group(id, append(tallied(id, standing.Total(all), true),
		trend(id, all...),
		Count(id, "antal handlingar", "", int64(len(documents.Items))),
		plan.Field{Key: "handlingar", Value: documents}, plan.Field{Key: "avsnitt", Value: sections},
		plan.Field{Key: "personer", Value: people(all)},
		plan.Field{Key: "olästa", Value: unread}, plan.Field{Key: "räknas inte", Value: passed})...)
	return root
}

func why(d standing.Document) string {
	if d.Problem == nil {
		return "Dess mall har ett fel."
	}
	return d.Problem.Message
}

// tallied makes the counts of a group; percent: with how much is filled in.
func tallied(id string, t standing.Tally, percent bool) (fields []plan.Field) {
	if percent {
		fields = append(fields, Count(id, "procent", "", int64(t.Percent())))
	}
	for _, c := range []struct {
		key string
		n   int
	}{{"uppgifter", t.Fields}, {"ifyllda", t.Filled}, {"saknas", t.Missing}, {"okända", t.Unknown}, {"gamla", t.Old}} {
		fields = append(fields, Count(id, c.key, "", int64(c.n)))
	}
	return fields
}

// trend makes the field of a change; no field of what has not been built before.
func trend(id string, all ...standing.Document) plan.Field {
	points, ok := standing.Trend(all...)
	if !ok {
		return plan.Field{Key: "trend"}
	}
	return Text(id, "trend", standing.Signed(points))
}

func documentRow(d standing.Document) *plan.Map {
	id := "härlett.handlingar." + d.ID
	row := Group(id, append([]plan.Field{Text(id, "id", d.ID), Text(id, "källa", d.Title)}, tallied(id, d.Tally, true)...)...)
	if d.Errors > 0 {
		row.Fields = append(row.Fields, Text(id, "fel", fmt.Sprintf("Filen har %s.", sv.Count(d.Errors, "fel", "fel"))))
	}
	if t := trend(id, d); t.Value != nil {
		row.Fields = append(row.Fields, t)
	}
	return row
}

func sectionRow(d standing.Document, s standing.Section) *plan.Map {
	id := "härlett.avsnitt." + d.ID + "-" + sv.Key(s.Key)
	return Group(id, append([]plan.Field{Text(id, "källa", d.Title), Text(id, "avsnitt", s.Title)}, tallied(id, s.Tally, false)...)...)
}

// people is one list for each who owes answers.
func people(all []standing.Document) *plan.List {
	out := List("härlett.personer")
	for i, l := range standing.Lists(all) {
		id := "härlett.personer." + strconv.Itoa(i+1)
		answers := List(id + ".svar")
		for j, a := range l.Answers {
			answers.Items = append(answers.Items, answerRow(id+".svar."+strconv.Itoa(j+1), a))
		}
		out.Items = append(out.Items, Group(id, Text(id, "id", strconv.Itoa(i+1)), Text(id, "namn", l.Called()), Text(id, "adress", l.Address),
			Count(id, "antal", "", int64(len(l.Answers))), plan.Field{Key: "svar", Value: answers}))
	}
	return out
}

func answerRow(id string, a standing.Answer) *plan.Map {
	place := a.Document.Name
	if line := a.Where.Start.Line; line > 0 {
		place += ":" + strconv.Itoa(line)
	}
	state := sv.Capital(a.State.String())
	if a.Reason != "" {
		state += ": " + a.Reason
	}
	return Group(id, Text(id, "källa", a.Document.Title), Text(id, "plats", place), Text(id, "nyckel", a.Key), Text(id, "uppgift", a.Item.Title),
		Text(id, "läge", state), Text(id, "väntas", a.Expected), Text(id, "exempel", a.Example))
}
