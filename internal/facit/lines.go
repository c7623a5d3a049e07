package facit

// mostLines bounds the table of a comparison; longer stretches that differ are
// told as taken away and put in.
const mostLines = 4_000_000

// edit is a stretch of two lists: old[a:a2] stands where new[b:b2] does. The two
// are alike when same is set.
type edit struct {
	a, a2, b, b2 int
	same         bool
}

// align finds what two lists have in common, in order: the longest common
// subsequence, after what is alike at both ends.
func align[T comparable](old, now []T) []edit {
	start := 0
	for start < len(old) && start < len(now) && old[start] == now[start] {
		start++
	}
	end := 0
	for end < len(old)-start && end < len(now)-start && old[len(old)-1-end] == now[len(now)-1-end] {
		end++
	}
	var out []edit
	add := func(e edit) {
		if e.a == e.a2 && e.b == e.b2 {
			return
		}
		if n := len(out); n > 0 && out[n-1].same == e.same {
			out[n-1].a2, out[n-1].b2 = e.a2, e.b2
			return
		}
		out = append(out, e)
	}
	add(edit{0, start, 0, start, true})
	for _, e := range middle(old[start:len(old)-end], now[start:len(now)-end]) {
		add(edit{e.a + start, e.a2 + start, e.b + start, e.b2 + start, e.same})
	}
	add(edit{len(old) - end, len(old), len(now) - end, len(now), true})
	return out
}

func middle[T comparable](old, now []T) []edit {
	n, m := len(old), len(now)
	if n == 0 || m == 0 || n*m > mostLines {
		return []edit{{0, n, 0, m, false}}
	}
	// longest[i][j] is how much old[i:] and now[j:] have in common.
	longest := make([][]int32, n+1)
	for i := range longest {
		longest[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if old[i] == now[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var out []edit
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && old[i] == now[j]:
			out = append(out, edit{i, i + 1, j, j + 1, true})
			i, j = i+1, j+1
		case j == m || i < n && longest[i+1][j] >= longest[i][j+1]:
			out = append(out, edit{i, i + 1, j, j, false})
			i++
		default:
			out = append(out, edit{i, i, j, j + 1, false})
			j++
		}
	}
	return out
}
