package check_test

import "strings"

// part is a key of a data file with all its lines.
type part struct{ key, text string }

// parts cuts text at the keys that are indented by exactly the given spaces. What
// stands before the first key is dropped.
func parts(text, indent string) []part {
	var all []part
	for line := range strings.Lines(text) {
		own, ok := strings.CutPrefix(line, indent)
		if key, _, found := strings.Cut(own, ":"); ok && found && !strings.HasPrefix(own, " ") && !strings.HasPrefix(own, "-") && !strings.HasPrefix(own, "#") {
			all = append(all, part{key, line})
		} else if n := len(all); n > 0 {
			all[n-1].text += line
		}
	}
	return all
}

// overlay puts a piece of a data file into a whole one: top-level keys are
// replaced, and with deep set their own keys one by one where both are groups.
func overlay(base, piece string, deep bool) string {
	return merge(parts(base, ""), parts(piece, ""), func(old, new part) string {
		head, body, _ := strings.Cut(old.text, "\n")
		newHead, newBody, _ := strings.Cut(new.text, "\n")
		if !deep || !strings.HasSuffix(head, ":") || !strings.HasSuffix(newHead, ":") || strings.HasPrefix(body, "  -") || strings.HasPrefix(newBody, "  -") {
			return new.text
		}
		return head + "\n" + merge(parts(body, "  "), parts(newBody, "  "), func(_, new part) string { return new.text })
	})
}

// merge replaces the parts of base that piece also has and adds the others.
func merge(base, piece []part, replace func(old, new part) string) string {
	var b strings.Builder
	used := map[string]bool{}
	for _, old := range base {
		text := old.text
		for _, new := range piece {
			if new.key == old.key {
				text, used[new.key] = replace(old, new), true
			}
		}
		b.WriteString(text)
	}
	for _, new := range piece {
		if !used[new.key] {
			b.WriteString(new.text)
		}
	}
	return b.String()
}
