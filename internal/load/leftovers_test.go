package load

import "testing"

// What programs leave behind is passed over; a file that somebody may have meant is
// told of, and stops nothing.
func TestFilesThatAreNotUsed(t *testing.T) {
	rapport := func(name string) map[string]string {
		return map[string]string{"mallar/rapport/schema.json": smallSchema, "mallar/rapport/mall.md": "x", "mallar/rapport/exempel.yaml": "x", name: "x"}
	}
	for _, name := range []string{
		"mallar/rapport/mall.orig", "mallar/rapport/mall.md~", "mallar/rapport/~mall.md", "mallar/rapport/~$mall.md", "mallar/rapport/.DS_Store",
		"mallar/rapport/#mall.md#", "mallar/rapport/mall.md.swp", "mallar/rapport/MALL.BAK", "mallar/rapport/Thumbs.db", "mallar/desktop.ini",
		"mallar/rapport.bak/mall.md", "mallar/_delar/avslutning.md.orig", "mallar/_delar/~avslutning.md", "mallar/rapport/delar/.md",
	} {
		if l := withOwn(rapport(name)).Problems(); len(l) > 0 {
			t.Errorf("%s: %s", name, brief(l))
		}
	}
	for name, want := range map[string]string{
		"mallar/rapport/mall - kopia.md":  "../data/timra/mallar/rapport/mall - kopia.md: PV438 ”mall - kopia.md” hör inte till mallen och används inte.",
		"mallar/LÄSMIG.txt":               "../data/timra/mallar/LÄSMIG.txt: PV438 Filen hör inte till någon mall och används inte.",
		"mallar/rapport/delar/budget.txt": "../data/timra/mallar/rapport/delar/budget.txt: PV438 ”budget.txt” används inte: delarnas filer slutar på .md.",
	} {
		if l := withOwn(rapport(name)).Problems(); brief(l) != want || l.HasErrors() {
			t.Errorf("got %s, want %s", brief(l), want)
		}
	}
}

// A head without what all types share is told of at the head, once for each.
func TestHeadWithoutWhatAllShare(t *testing.T) {
	schema := "{\n  \"properties\": {\n    \"dokument\": {\"properties\": {\"typ\": {\"x-typ\": \"text\", \"enum\": [\"rapport\"]}, \"id\": {\"x-typ\": \"antal\"}}}\n  }\n}\n"
	const want = "../data/timra/mallar/rapport/schema.json:3:5: PV436 Dokumentets huvud saknar ”id” med x-typ ”text”.\n" +
		"../data/timra/mallar/rapport/schema.json:3:5: PV436 Dokumentets huvud saknar ”status” med x-typ ”text”."
	if got := brief(withOwn(map[string]string{"mallar/rapport/schema.json": schema, "mallar/rapport/mall.md": "x", "mallar/rapport/exempel.yaml": "x"}).SchemaProblems("rapport")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
