package budget

import (
	"strconv"
	"strings"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// contents says what each sheet is for.
var contents = map[string]string{
	"Uppgifter":     "Planens uppgifter: förvaltning, beslut, diarienummer och datum.",
	"Översikt":      "Hela planen i korthet: summor, diagram och om talen går ihop.",
	"Fördelning":    "Vad varje förvaltning betalar av budgeten, på öret.",
	"Perioder":      "Hur stor del av året varje period är.",
	"Periodisering": "Budgeten delad på månader eller kvartal, på öret.",
	"Uppföljning":   "Budget mot utfall och prognos. Ekonomi fyller i under året; avvikelsen räknas fram.",
	"Budget":        "Kostnader per typ. Summan räknas om när ett belopp ändras.",
	"Aktiviteter":   "Planerade förvaltningsaktiviteter med tid, resurser och kostnad.",
	"Utveckling":    "Planerad utveckling med total kostnad.",
	"Utbildning":    "Planerade utbildningstillfällen med kostnad.",
	"Avtal":         "Avtal med motpart, giltighetstid och diarienummer.",
	"Koder":         "Vad som får stå på varje plats i koderna, och hur många koder som har det.",
	"Indata":        "Det som de andra bladen räknar med, var och en med sitt namn: ändra här, inte i formlerna.",
	"Parter":        "Parterna, deras användare och vilken fil uppgifterna kommer ur.",
	"Fakturor":      "Varje parts fakturor den 1 januari och den 1 juli.",
	"Avräkning":     "Vad värdkommunerna får tillbaka den 31 maj och den 30 november.",
	"Likviditet":    "Saldot månad för månad hos den samordnande parten och värdkommunerna.",
	"Att se över":   "Vad som saknas eller bör ses över.",
	book.DataSheet:  "Arbetsbokens belopp, ett på varje rad, för ekonomisystem och pivottabeller.",
	checkSheet:      "Visar om talen går ihop. Alla kontroller ska visa OK.",
}

// about is the first sheet: what the workbook is, where things are, what the
// colours mean, and which data it was made of.
func (m *maker) about() *book.Sheet {
	d := m.doc.Meta
	s := &book.Sheet{Name: "Läs mig", Title: d.Title, Lead: m.welcome(), Portrait: true}
	s.Table = &book.Table{Name: "tblInnehall", Columns: []book.Column{{Name: "Blad", Width: 34}, {Name: "Innehåll", Width: 64}}}
	for _, other := range m.book.Sheets {
		s.Table.Rows = append(s.Table.Rows, book.Row{book.Link{Sheet: other.Name}, book.Text{S: contents[other.Name]}})
	}
	if len(s.Table.Rows) == 0 {
		s.Table.Rows = []book.Row{{book.Text{S: s.Name}, book.Text{S: sv.Capital(m.word) + " har inga uppgifter för en arbetsbok."}}}
	}
	if n := m.book.FindName("kontroller_fel"); n != nil {
		s.Notes = append(s.Notes, book.Note{Label: "Kontroller", Cell: &book.Formula{Expr: book.Named{Name: n.Name}, Value: m.wrong(), Shown: book.KindCheck}})
	}
	if a, ok := m.computed[RemarkID].(*plan.Text); ok {
		s.Notes = append(s.Notes, book.Note{Label: "Om summan", Cell: book.Text{S: a.Value}})
	}
	s.Notes = append(s.Notes, m.book.Legend(m.word)...)
	s.Notes = append(s.Notes,
		book.Note{Label: "Exportens beteckning", Cell: book.Text{S: m.exportID()}},
		book.Note{Label: "Skapad med", Cell: book.Text{S: d.Generator}})
	if d.Status != "" {
		s.Notes = append(s.Notes, book.Note{Label: sv.Capital(m.word) + "s status", Cell: book.Text{S: d.Status}})
	}
	m.book.Names = append(m.book.Names, book.Name{Name: "meta_export", Target: book.Words{S: m.exportID()}, Comment: "Exportens beteckning"})
	m.book.Properties = []book.Property{{Name: "ExportId", Value: m.exportID()}, {Name: "SourceSHA256", Value: m.in.SHA256}, {Name: "SchemaVersion", Value: book.FormatVersion}}
	return s
}

func (m *maker) welcome() string {
	var who []string
	for _, s := range []string{m.doc.Meta.Municipality, m.doc.Meta.Department} {
		if s != "" {
			who = append(who, s)
		}
	}
	return strings.Join(who, ", ") + ". Samma uppgifter som i dokumentet. Belopp i kronor; kostnader är positiva tal."
}

// exportID names exactly these data: the document and the checksum of its file.
func (m *maker) exportID() string {
	return strings.TrimSpace(m.doc.Meta.ID + " " + m.doc.Meta.Checksum)
}

// wrong is how many checks do not hold, in hundredths.
func (m *maker) wrong() int64 {
	_, t := m.book.FindTable(checkTable)
	f := t.Columns[t.Column(statusOf)].Total.(*book.Formula)
	return f.Value
}

// facts is the sheet of what the plan says of itself.
func (m *maker) facts() *book.Sheet {
	h := m.plan.Document
	s := &book.Sheet{Name: "Uppgifter", Title: "Uppgifter om planen", Lead: "Uppgifterna kommer ur planen och ändras där.", Portrait: true}
	s.Table = &book.Table{Name: "tblUppgift", Columns: []book.Column{key(keyColumn), {Name: "Uppgift", Width: 34}, {Name: "Värde", Kind: book.Mixed, Width: 60}}}
	f := factTable{sheetTable{m, s}}
	f.words("kommun", "Kommun", m.doc.Meta.Municipality)
	f.words(h.Department.ID, "Förvaltning", h.Department.Label)
	f.words(h.Board.ID, "Nämnd", h.Board.Label)
	f.words("titel", "Dokument", m.doc.Meta.Title)
	f.year(h.Year)
	f.words(h.Version.ID, "Version", h.Version.Value)
	f.words(h.Status.ID, "Status", h.Status.Value)
	f.words(h.Decision.Body.ID, "Beslutad av", h.Decision.Body.Value)
	f.day("Beslutsdatum", h.Decision.Date)
	f.words(h.Decision.Paragraph.ID, "Paragraf", h.Decision.Paragraph.Value)
	f.words("diarienummer", "Diarienummer", texts(h.DiaryNumbers))
	f.words(h.Responsible.ID, "Dokumentansvarig", h.Responsible.Value)
	f.day("Upprättad", h.Drawn)
	f.day("Följs upp senast", h.FollowUp)
	f.words("system", "System", labels(m.plan.Introduction.Systems))
	f.count("Antal användare", m.plan.Introduction.Access.Users)
	return s
}

// factTable takes one fact a row; what is not given has no row.
type factTable struct{ sheetTable }

func (f factTable) add(id, name string, c book.Cell) {
	f.s.Table.Rows = append(f.s.Table.Rows, book.Row{book.Key{S: id}, book.Text{S: name}, c})
}

func (f factTable) words(id, name, value string) {
	if value != "" {
		f.add(id, name, book.Text{S: value})
	}
}

func (f factTable) day(name string, d plan.Date) {
	if d.Year != 0 {
		f.add(d.ID, name, f.sheetTable.day(d.ID, "Värde", d))
	}
}

// year is text: a year is no amount, and gets no space among its figures.
func (f factTable) year(c plan.Count) {
	if c.Given() {
		f.add(c.ID, "År", f.sheetTable.words(c.ID, c.ID, "Värde", c.Exact()))
	}
}

func (f factTable) count(name string, c plan.Count) {
	if !c.Given() {
		return
	}
	if c.Approx {
		name += " (cirka)"
	}
	f.remember(c.ID, c.ID, "Värde", c.Exact(), inNumber)
	f.add(c.ID, name, book.Count{N: c.N})
}

// remarks is the sheet of what the check of the plan found, without the places in
// files: finance does not have them.
func (m *maker) remarks() *book.Sheet {
	if len(m.findings) == 0 {
		return nil
	}
	s := &book.Sheet{Name: "Att se över", Title: "Att se över i " + m.word, Lead: "Det här visade kontrollen när arbetsboken gjordes. Rättelser görs i " + m.word + "."}
	s.Table = &book.Table{Name: "tblIakttagelse", Columns: []book.Column{key("Nr"), {Name: "Kod", Width: 10}, {Name: "Nivå", Width: 12}, {Name: "Iakttagelse", Width: 70}, {Name: "Råd", Width: 60}}}
	for i, f := range m.findings.Sorted() {
		s.Table.Rows = append(s.Table.Rows, book.Row{book.Key{S: strconv.Itoa(i + 1)}, book.Text{S: f.Code}, book.Text{S: f.Severity.String()},
			text(f.Message), text(strings.Join(f.Hints, " "))})
	}
	return s
}
