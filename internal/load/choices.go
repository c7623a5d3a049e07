package load

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"planverk/internal/plan"
)

// WithChoices gives a schema where every reference to a register has the ids of a
// municipality as its choices, each described by its name, so that an editor can
// suggest them. Where words may stand instead of an id they still may.
func WithChoices(schema []byte, k *plan.Kommun) ([]byte, error) {
	var root any
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, err
	}
	choose(root, registersOf(k.Root))
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(root)
	return b.Bytes(), err
}

// choose goes through a schema and gives its references their choices.
func choose(node any, all map[string]register) {
	switch n := node.(type) {
	case []any:
		for _, item := range n {
			choose(item, all)
		}
	case map[string]any:
		for key, item := range n {
			if key != "examples" && key != "default" {
				choose(item, all)
			}
		}
		if name, ok := n["x-register"].(string); ok {
			offer(n, name, all)
		}
	}
}

// offer puts the ids of registers into one reference. Without any there is nothing to
// choose among, and everything is allowed as before.
func offer(field map[string]any, registers string, all map[string]register) {
	var ids, names []string
	for name := range strings.SplitSeq(registers, "|") {
		g := all[name]
		for i, id := range g.ids {
			ids, names = append(ids, id), append(names, rowName(g.rows[i], id))
		}
	}
	if len(ids) == 0 {
		return
	}
	delete(field, "examples") // of another municipality
	free, _ := field["x-fritext"].(bool)
	if kinds, several := field["type"].([]any); free || several && slices.Contains(kinds, any("array")) {
		field["anyOf"] = []any{map[string]any{"enum": ids, "enumDescriptions": names}, map[string]any{}}
		return
	}
	field["enum"], field["enumDescriptions"] = ids, names
}
