package merge

import (
	"strconv"
	"testing"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// The fixture is a plan in small: one field of every type, a list of rows, a
// reference into each register, and a municipality.

type keyed struct {
	key string
	s   *plan.Schema
}

func group(fs ...keyed) *plan.Schema {
	s := &plan.Schema{Shape: plan.Group, Fields: map[string]*plan.Schema{}}
	for _, f := range fs {
		s.Keys = append(s.Keys, f.key)
		s.Fields[f.key] = f.s
	}
	return s
}

func list(items *plan.Schema) *plan.Schema { return &plan.Schema{Shape: plan.Sequence, Items: items} }

func leafOf(l plan.LeafType) *plan.Schema { return &plan.Schema{Shape: plan.Leaf, Leaf: l} }

func ref(register string) *plan.Schema {
	return &plan.Schema{Shape: plan.Leaf, Leaf: plan.LeafRef, Register: register}
}

func testSchemas() (document, kommun *plan.Schema) {
	status := leafOf(plan.LeafText)
	status.Enum = []string{"utkast", "för beslut", "beslutad", "publicerad"}
	rows := list(group(keyed{"id", leafOf(plan.LeafText)}, keyed{"benämning", leafOf(plan.LeafText)},
		keyed{"intern tid", leafOf(plan.LeafEffort)}, keyed{"kostnad", leafOf(plan.LeafAmount)},
		keyed{"beskrivs i", leafOf(plan.LeafSection)}))
	document = group(
		keyed{"dokument", group(keyed{"id", leafOf(plan.LeafText)}, keyed{"titel", leafOf(plan.LeafText)}, keyed{"år", leafOf(plan.LeafYear)},
			keyed{"status", status}, keyed{"förvaltning", ref("organisationer")},
			keyed{"diarienummer", list(leafOf(plan.LeafText))}, keyed{"upprättad", leafOf(plan.LeafDate)},
			keyed{"följs upp senast", leafOf(plan.LeafDate)},
			keyed{"beslut", group(keyed{"instans", leafOf(plan.LeafText)}, keyed{"datum", leafOf(plan.LeafDate)}, keyed{"paragraf", leafOf(plan.LeafText)})})},
		keyed{"inledning", group(keyed{"system", list(ref("system"))}, keyed{"områden", list(leafOf(plan.LeafText))}, keyed{"fet", leafOf(plan.LeafRich)}, keyed{"beskrivning", leafOf(plan.LeafRich)},
			keyed{"antal användare", leafOf(plan.LeafCount)}, keyed{"sökväg", leafOf(plan.LeafText)},
			keyed{"personuppgifter", group(keyed{"innehåller", leafOf(plan.LeafYesNo)}, keyed{"registerförd", leafOf(plan.LeafYesNo)})})},
		keyed{"avtal", list(group(keyed{"typ", leafOf(plan.LeafText)}, keyed{"motpart", ref("organisationer")}, keyed{"kommentar", leafOf(plan.LeafRich)}))},
		keyed{"historik", list(group(keyed{"när", leafOf(plan.LeafMoment)}, keyed{"vad", leafOf(plan.LeafRich)}))},
		keyed{"budget", group(keyed{"rader", rows}, keyed{"summa", leafOf(plan.LeafAmount)}, keyed{"anmärkning", leafOf(plan.LeafText)})},
		keyed{"roller", list(group(keyed{"roll", leafOf(plan.LeafText)}, keyed{"innehavare", list(ref("personer|organisationer"))}))},
	)
	kommun = group(keyed{"namn", leafOf(plan.LeafText)},
		keyed{"utseende", group(keyed{"accentfärg", leafOf(plan.LeafText)}, keyed{"textstorlek", leafOf(plan.LeafText)})},
		keyed{"publicering", group(keyed{"kanal", leafOf(plan.LeafText)}, keyed{"sidansvarig", leafOf(plan.LeafText)})},
		keyed{"register", group(
			keyed{"organisationer", list(group(keyed{"id", leafOf(plan.LeafText)}, keyed{"namn", leafOf(plan.LeafText)}, keyed{"kortnamn", leafOf(plan.LeafText)}))},
			keyed{"personer", list(group(keyed{"id", leafOf(plan.LeafText)}, keyed{"namn", leafOf(plan.LeafText)}, keyed{"titel", leafOf(plan.LeafText)}, keyed{"telefon", leafOf(plan.LeafText)}))},
			keyed{"system", list(group(keyed{"id", leafOf(plan.LeafText)}, keyed{"namn", leafOf(plan.LeafText)}))},
		)})
	return document, kommun
}

type pair struct {
	key string
	n   plan.Node
}

func m(ps ...pair) *plan.Map {
	all := &plan.Map{}
	for _, p := range ps {
		all.Fields = append(all.Fields, plan.Field{Key: p.key, Value: p.n})
	}
	return all
}

func l(ns ...plan.Node) *plan.List { return &plan.List{Items: ns} }
func txt(s string) *plan.Text      { return &plan.Text{At: plan.At{Raw: s}, Value: s} }
func md(s string) *plan.Rich       { return &plan.Rich{At: plan.At{Raw: s}, Source: s} }
func kr(n int64) *plan.Amount      { return &plan.Amount{Ore: n * 100, Known: true} }

func to(row *plan.Map) *plan.Ref {
	return &plan.Ref{At: plan.At{Raw: row.Get("id").(*plan.Text).Value}, Target: row, Label: row.Get("namn").(*plan.Text).Value}
}

// identify gives every node the ID that load would give it, and a line of its own.
func identify(n plan.Node, id string, line *int) {
	*line++
	at := plan.At{ID: id, Span: diag.Span{File: "plan.yaml", Start: diag.Pos{Line: *line, Col: 1}, End: diag.Pos{Line: *line, Col: 2}}}
	switch n := n.(type) {
	case *plan.Map:
		n.At = at
		for _, f := range n.Fields {
			sub := sv.Key(f.Key)
			if id != "" {
				sub = id + "." + sub
			}
			identify(f.Value, sub, line)
		}
	case *plan.List:
		n.At = at
		for i, it := range n.Items {
			name := strconv.Itoa(i + 1)
			if row, ok := it.(*plan.Map); ok {
				if t, ok := row.Get("id").(*plan.Text); ok {
					name = t.Value
				}
			}
			identify(it, id+"."+name, line)
		}
	case *plan.Text:
		at.Raw = n.Raw
		n.At = at
	case *plan.Rich:
		at.Raw = n.Raw
		n.At = at
	case *plan.Amount:
		n.At = at
	case *plan.Effort:
		at.Raw = n.Raw
		n.At = at
	case *plan.Date:
		n.At = at
	case *plan.Moment:
		at.Raw = n.Raw
		n.At = at
	case *plan.Count:
		n.At = at
	case *plan.YesNo:
		n.At = at
	case *plan.Ref:
		at.Raw = n.Raw
		n.At = at
	}
}

// testInput is a plan with every kind of value; words maps every free text, so that
// the injection test can put hostile ones in their place.
func testInput(words func(string) string) *plan.Input {
	org := func(id, name string) *plan.Map {
		return m(pair{"id", txt(id)}, pair{"namn", txt(words(name))})
	}
	bou, tieto := org("bou", "Barn- och utbildningsförvaltningen"), org("tieto", "Tieto")
	ebba := m(pair{"id", txt("ebba")}, pair{"namn", txt(words("Ebba Lindvall"))}, pair{"titel", txt(words("Systemförvaltare"))})
	procapita, lifecare := org("procapita", "Procapita"), org("lifecare", "Lifecare")
	kommun := m(pair{"namn", txt("Timrå kommun")}, pair{"utseende", m(pair{"accentfärg", txt("#0B4F6C")}, pair{"textstorlek", txt("normal")})},
		pair{"publicering", m(pair{"kanal", txt("TimNet")}, pair{"sidansvarig", txt("Kommunikatören")})})
	root := m(
		pair{"dokument", m(pair{"id", txt("procapita-bou")}, pair{"år", &plan.Count{N: 2021}}, pair{"status", txt("beslutad")},
			pair{"förvaltning", to(bou)}, pair{"diarienummer", l(txt("BUN 2020/0214"), txt("BUN 2020/0215"))},
			pair{"beslut", m(pair{"instans", txt(words("Nämnden"))}, pair{"datum", &plan.Date{Year: 2020, Month: 12, Day: 16}}, pair{"paragraf", txt("§ 118")})})},
		pair{"inledning", m(pair{"system", l(to(procapita), to(lifecare))},
			pair{"beskrivning", md("Procapita är ett **system** för § 12.\n\nDet används för\n\n- placering\n- underlag")},
			pair{"fet", md("**Summa**")}, pair{"antal användare", &plan.Count{N: 18, Approx: true}}, pair{"sökväg", txt(words(`O:\Funktions- och Gruppmappar`))},
			pair{"personuppgifter", m(pair{"innehåller", &plan.YesNo{State: plan.Yes}})})},
		pair{"avtal", l(m(pair{"typ", txt(words("SLA"))}, pair{"motpart", to(tieto)}),
			m(pair{"typ", txt(words("Huvudavtal"))}, pair{"motpart", to(tieto)}, pair{"kommentar", md("Diarienummer:\n\n1. SN/2016:107\n2. SN/2019:72")}))},
		pair{"historik", l(m(pair{"när", &plan.Moment{At: plan.At{Raw: "2018-06"}, Year: 2018, Month: 6, Known: true}}, pair{"vad", md("Flytt av driftmiljön")}))},
		pair{"budget", m(pair{"rader", l(
			m(pair{"id", txt("systemförvaltning")}, pair{"benämning", txt("Systemförvaltning")}, pair{"intern tid", &plan.Effort{Kind: plan.EffortPositions, Hundredths: 200}}, pair{"kostnad", &plan.Amount{Word: "Lönekostnad"}}),
			m(pair{"id", txt("drift")}, pair{"benämning", txt("Driftkostnad")}, pair{"kostnad", kr(1000000)}),
			m(pair{"id", txt("utbildning")}, pair{"benämning", txt("Utbildning")}, pair{"kostnad", kr(25000)}, pair{"beskrivs i", txt("utbildning")}))})},
		pair{"roller", l(m(pair{"roll", txt(words("Systemägare"))}, pair{"innehavare", l(to(ebba), to(bou))}))},
	)
	line := 0
	identify(root, "", &line)
	identify(kommun, "", &line)
	return &plan.Input{File: "plan.yaml", Type: "systemforvaltningsplan", Root: root, Kommun: &plan.Kommun{File: "kommun.yaml", Root: kommun}}
}

func testComputed() map[string]plan.Node {
	sum := kr(1025000)
	sum.ID = "budget.summa"
	return map[string]plan.Node{"budget.summa": sum, "budget.anmärkning": &plan.Text{At: plan.At{ID: "budget.anmärkning"}, Value: "Summan omfattar inte lönekostnad."}}
}

func same(s string) string { return s }

func parse_(t testing.TB, source string) *Template {
	t.Helper()
	s, k := testSchemas()
	tpl, found := Parse("mall.md", source, s, k)
	if tpl == nil {
		t.Fatalf("the template is refused:\n%s", listing(found))
	}
	return tpl
}

func merge_(t testing.TB, source string) (*doc.Document, diag.List) {
	t.Helper()
	return parse_(t, source).Merge(testInput(same), testComputed(), Env{Generator: "Planverk test", Checksum: "7f3a 91c0 d2e4"})
}

func listing(found diag.List) string {
	s := ""
	for _, d := range found {
		s += d.Code + " " + strconv.Itoa(d.Span.Start.Line) + ":" + strconv.Itoa(d.Span.Start.Col) + "-" +
			strconv.Itoa(d.Span.End.Line) + ":" + strconv.Itoa(d.Span.End.Col) + " " + d.Message + "\n"
		for _, h := range d.Hints {
			s += "    " + h + "\n"
		}
	}
	return s
}

func setRich(in *plan.Input, source string) {
	in.Root.Get("inledning").(*plan.Map).Get("beskrivning").(*plan.Rich).Source = source
}
