package load

import (
	"fmt"
	"slices"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// key gives the canonical key, or "" after having reported that there is none.
func (r *reader) key(n *node, s *plan.Schema, at spot) string {
	if s.Fields[n.text] != nil {
		return n.text
	}
	if key := r.entry.keys[s][foldKey(n.text)]; key != "" {
		return key
	}
	if len(r.list) > maxFindings {
		return "" // nothing more is told, and suggestions cost
	}
	where := " överst i filen"
	if at.id != "" {
		where = " i " + at.name
	}
	keys := slices.DeleteFunc(slices.Clone(s.Keys), func(k string) bool { return s.Fields[k].Computed && s.Fields[k].Shape != plan.Leaf })
	hints := []string{"Här kan stå: " + strings.Join(keys, ", ") + "."}
	if near := sv.Suggest(n.text, keys); near != "" {
		r.silent[at.path+"\x00"+near] = true
		hints = append([]string{"Menade du ”" + near + "”?"}, hints...)
	} else if near := containing(n.text, keys); near != "" {
		r.silent[at.path+"\x00"+near] = true
		hints = append([]string{"Menade du ”" + near + "”?"}, hints...)
	} else if homes := r.entry.homes(n.text); homes != nil {
		hints = append([]string{fmt.Sprintf("”%s” hör hemma under %s.", n.text, sv.Or(homes))}, hints...)
	}
	r.report("PV116", n.span, fmt.Sprintf("Nyckeln ”%s” finns inte%s.", n.text, where), hints...)
	return ""
}

// containing gives the only key that has a word as one of its own: användare for
// antal användare. It is "" when there is none, or several.
func containing(word string, keys []string) string {
	found := ""
	for _, k := range keys {
		if words := strings.Fields(k); len(words) < 2 || !slices.ContainsFunc(words, func(w string) bool { return foldKey(w) == foldKey(word) }) {
			continue
		}
		if found != "" {
			return ""
		}
		found = k
	}
	return found
}

// unindented reports the key that follows an empty group and belongs in it. The rows
// of the group that come after it have most likely the same fault, which is told once.
func (r *reader) unindented(loose *string, before pair, key *node, s *plan.Schema, at spot) bool {
	if s.Fields[key.text] != nil || r.entry.keys[s][foldKey(key.text)] != "" {
		*loose = ""
		return false
	}
	home, told := *loose, *loose != ""
	if !told && before.value.empty() {
		home = r.entry.keys[s][foldKey(before.key.text)]
	}
	if home == "" || s.Fields[home].Shape != plan.Group || r.entry.keys[s.Fields[home]][foldKey(key.text)] == "" {
		return false
	}
	*loose = home
	if !told {
		r.silent[at.path+"\x00"+home] = true
		r.report("PV116", key.span, fmt.Sprintf("”%s” hör till ”%s” på raden ovanför, men raden är inte indragen.", key.text, home),
			"Börja raden med två mellanslag, och likadant resten av raderna i gruppen.")
	}
	return true
}
