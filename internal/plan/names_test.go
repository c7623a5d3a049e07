package plan

import "testing"

func TestNames(t *testing.T) {
	for _, c := range []struct{ typ, id, stem, folder string }{
		{"systemforvaltningsplan", "procapita-bou", "systemforvaltningsplan-procapita-bou-2021", "procapita-bou-2021"},
		{"uppfoljning", "uppfoljning-procapita-bou", "uppfoljning-procapita-bou-2021", "uppfoljning-procapita-bou-2021"},
		{"uppfoljning", "uppföljning-åkeri", "uppfoljning-akeri-2021", "uppfoljning-akeri-2021"},
		{"arshjul", "arshjul", "arshjul-2021", "arshjul-2021"},
		{"sla", "slalom", "sla-slalom-2021", "slalom-2021"},
	} {
		head := &Map{At: At{ID: "dokument"}, Fields: []Field{
			{Key: "id", Value: &Text{At: At{ID: "dokument.id"}, Value: c.id}},
			{Key: "år", Value: &Count{At: At{ID: "dokument.år"}, N: 2021}},
		}}
		stem, folder := Names(&Input{Type: c.typ, Root: &Map{Fields: []Field{{Key: "dokument", Value: head}}}})
		if stem != c.stem || folder != c.folder {
			t.Errorf("%s %s: %s in %s, want %s in %s", c.typ, c.id, stem, folder, c.stem, c.folder)
		}
	}
	if stem, folder := Names(&Input{Type: "sla", Root: &Map{}}); stem != "sla" || folder != "" {
		t.Errorf("a document without a head: %q in %q", stem, folder)
	}
}
