package load

import (
	"errors"
	"fmt"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
)

// leaf reads a single value by its type.
func (r *reader) leaf(n *node, s *plan.Schema, at spot) (plan.Node, any) {
	if n.kind != scalarNode {
		r.wrongShape(n, s, at)
		return nil, nil
	}
	raw := strings.TrimSpace(n.text)
	where := plan.At{Span: n.span, ID: at.id, Raw: raw}
	switch s.Leaf {
	case plan.LeafText, plan.LeafSection:
		text := r.entry.spelt(strings.Join(strings.Fields(raw), " "), s)
		return &plan.Text{At: where, Value: text}, text
	case plan.LeafRich:
		return &plan.Rich{At: where, Source: raw, From: r.firstLine(n)}, raw
	case plan.LeafRef:
		ref := &plan.Ref{At: where, Register: s.Register, Label: raw}
		r.refs = append(r.refs, pendingRef{ref, s.FreeText})
		return ref, raw
	}
	return r.parsed(raw, s, where, at)
}

// firstLine gives where the text of a block that keeps its lines (|) begins; zero of other
// scalars.
func (r *reader) firstLine(n *node) diag.Pos {
	for i := n.span.Start.Line + 1; n.quote == '|' && i <= len(r.src.lines); i++ {
		if bare := strings.TrimLeft(r.src.line(i), " "); strings.TrimSpace(bare) != "" {
			return diag.Pos{Line: i, Col: len(r.src.line(i)) - len(bare) + 1}
		}
	}
	return diag.Pos{}
}

// parsed reads the value types that package plan has a parser for. A blank
// value, such as a lone dash, is not given; an amount remembers how it was typed.
func (r *reader) parsed(raw string, s *plan.Schema, where plan.At, at spot) (plan.Node, any) {
	blank := plan.Blank(raw)
	if blank {
		r.places[at.path].empty = true
		if s.Leaf != plan.LeafAmount {
			return nil, nil
		}
		where.ID = ""
	}
	v, value, code, err := typed(raw, s.Leaf, r.unit, where)
	if err != nil {
		r.bad(at)
		var flaw *plan.ValueError
		if !errors.As(err, &flaw) {
			flaw = &plan.ValueError{Message: fmt.Sprintf("”%s” går inte att läsa.", raw)}
		}
		r.report(code, where.Span, flaw.Message, flaw.Hints...)
		return nil, nil
	}
	if blank {
		value = nil
	}
	return v, value
}

// typed calls the parser of a value type and gives the typed value, the value
// to be judged, and the code of its error.
func typed(raw string, t plan.LeafType, unit string, at plan.At) (plan.Node, any, string, error) {
	switch t {
	case plan.LeafAmount:
		v, err := plan.ParseAmount(raw, unit)
		v.At = at
		if v.Known {
			return &v, number(v.Ore), "PV123", err
		}
		return &v, raw, "PV123", err
	case plan.LeafEffort:
		v, err := plan.ParseEffort(raw)
		v.At = at
		return &v, raw, "PV124", err
	case plan.LeafDate:
		v, err := plan.ParseDate(raw)
		v.At = at
		return &v, fmt.Sprintf("%04d-%02d-%02d", v.Year, v.Month, v.Day), "PV125", err
	case plan.LeafMoment:
		v, err := plan.ParseMoment(raw)
		v.At = at
		return &v, raw, "PV126", err
	case plan.LeafCount:
		v, err := plan.ParseCount(raw)
		v.At = at
		return &v, number(v.N * 100), "PV127", err
	case plan.LeafYear:
		v, err := plan.ParseYear(raw)
		v.At = at
		return &v, number(v.N * 100), "PV127", err
	default:
		v, err := plan.ParseYesNo(raw)
		v.At = at
		return &v, v.Exact(), "PV128", err
	}
}
