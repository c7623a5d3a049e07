package budget

import (
	"regexp"
	"strings"
	"testing"

	"planverk/internal/book"
	"planverk/internal/plan"
)

// TestPlacesOfPatterns: what is told place by place holds for the same codes as the pattern.
func TestPlacesOfPatterns(t *testing.T) {
	codes := []string{"", "3", "30", "3001", "3 01", "9001", "30011", "01200", "K001", "k001", "KB01", "A", "AB", "ABC", "ABCD", "å12", "Å12", "12-3", "123-", "1.23", "１２３４", "3001x"}
	for _, c := range []struct {
		pattern string
		length  int64
		want    string // signs by place, ? after one that may be missing; "" when it can not be told
	}{
		{"[3-8][0-9]{3}", 4, "345678 0123456789 0123456789 0123456789"},
		{`\d{2,4}`, 0, "0123456789 0123456789 0123456789? 0123456789?"},
		{`^K\d+$`, 4, "K 0123456789 0123456789? 0123456789?"},
		{`[0-9]*`, 2, "0123456789? 0123456789?"},
		{"(?i)k[01]{3}", 0, "Kk\u212a 01 01 01"},
		{"(1|2|30)1", 0, ""},
		{"(31|32)[0-9]", 0, "3 12 0123456789"},
		{"[A-ZÅÄÖ]{1,3}", 0, "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÅÖ ABCDEFGHIJKLMNOPQRSTUVWXYZÄÅÖ? ABCDEFGHIJKLMNOPQRSTUVWXYZÄÅÖ?"},
		{`\d{2}-?`, 0, "0123456789 0123456789 -?"},
		{`\d{2}-?\d`, 0, ""},    // a place depends on another
		{`\d{2}(-\d)?`, 0, ""},  // likewise
		{`\d+`, 0, ""},          // no end
		{`.{4}`, 0, ""},         // any sign
		{`[^0-9]{4}`, 0, ""},    // likewise
		{`\pL{2}`, 0, ""},       // too many to list
		{`(`, 0, ""},            // no pattern
		{`[0-9]{40}`, 0, ""},    // too many places
		{`12$34`, 0, ""},        // can match nothing
		{``, 0, ""},             // says nothing
		{`\x{1F600}{2}`, 0, ""}, // counted as two signs each by spreadsheet programs
		{`[0-9]{0,3}`, 0, "0123456789? 0123456789? 0123456789?"},
	} {
		places, ok := placesOf(c.pattern, c.length)
		var got []string
		for _, p := range places[:max(len(places)-1, 0)] {
			got = append(got, p.signs+strings.Repeat("?", int(one(p.free))))
		}
		if s := strings.Join(got, " "); s != c.want || ok != (c.want != "") {
			t.Errorf("%s is told as %q (%v), should be %q", c.pattern, s, ok, c.want)
		}
		if !ok {
			continue
		}
		whole := regexp.MustCompile("^(?:" + c.pattern + ")$")
		for _, code := range codes {
			if code == "" || c.length > 0 && int64(len([]rune(code))) > c.length {
				continue // another check tells
			}
			fits := true
			for i, p := range places {
				r := []rune(code)
				fits = fits && (i < len(r) && strings.ContainsRune(p.signs, r[i]) || i >= len(r) && p.free)
			}
			fits = fits && len([]rune(code)) < len(places)
			if fits != whole.MatchString(code) {
				t.Errorf("%q against %s: %v place by place", code, c.pattern, fits)
			}
		}
	}
}

// TestPatternCheckLives: a code that breaks the municipality's pattern turns the check, as
// it does when somebody types it in the workbook; a pattern that can not be told is named.
func TestPatternCheckLives(t *testing.T) {
	for _, c := range []struct {
		code string
		ok   bool
	}{{"6550", true}, {"9550", false}, {"655", false}, {"65501", false}, {"65A0", false}, {"", true}} {
		p, in, d := sample()
		in.Kommun = &plan.Kommun{}
		in.Kommun.Economy.Codes = []plan.CodePart{{ID: word("", "konto"), Name: word("", "Konto"), Pattern: word("", "[3-8][0-9]{3}")}, {ID: word("", "objekt"), Pattern: word("", ".+")}}
		p.Budget.Rows[1].Account, p.Budget.Rows[2].Account = word("budget.rader.a.konto", "3001"), word("budget.rader.drift.konto", "6550")
		w := Workbook(p, in, d, nil)
		if err := w.Validate(); err != nil {
			t.Fatal(err)
		}
		if err := w.Evaluate(); err != nil {
			t.Fatal(err)
		}
		checks := w.FindSheet(checkSheet)
		if i := checks.Note("Mönstret för Objekt"); i < 0 || checks.Note("Mönstret för Konto") >= 0 {
			t.Error("the pattern that is not checked in the workbook is not named, or one that is")
		}
		_, costs := w.FindTable(costTable)
		costs.Rows[costs.FindRow("drift")][costs.Column("Konto")] = text(c.code)
		if err := w.Evaluate(); c.code != "6550" && (err == nil || !strings.Contains(err.Error(), codeSheet)) {
			t.Errorf("%q: the sheet does not follow the code: %v", c.code, err)
		}
		p.Budget.Rows[2].Account = word("budget.rader.drift.konto", c.code)
		again := Workbook(p, in, d, nil) // with the code in the plan
		if err := again.Evaluate(); err != nil {
			t.Fatal(err)
		}
		_, table := again.FindTable(checkTable)
		status := int64(-1)
		for _, r := range table.Rows {
			if strings.Contains(book.TextOf(r[1]), codeSheet) {
				status = r[table.Column(statusOf)].(*book.Formula).Value
			}
		}
		if status < 0 || (status == 0) != c.ok {
			t.Errorf("%q: the check of a workbook made with it has the state %d", c.code, status)
		}
	}
}
