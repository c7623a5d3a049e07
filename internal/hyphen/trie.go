package hyphen

// trie holds strings of codes. Node 0 is the root; nodes below the same node are
// linked, newest first.
type trie struct {
	nodes []node
	first [32]uint16 // below the root, by code
}

// node is the end of a string; value is what is stored there, 0 for nothing.
type node struct {
	code        byte
	below, next uint16
	value       uint16
}

func newTrie(size int) trie { return trie{nodes: append(make([]node, 0, size), node{})} }

// down returns the node below n with a code, or 0.
func (t *trie) down(n uint16, code byte) uint16 {
	if n == 0 {
		return t.first[code&31]
	}
	for k := t.nodes[n].below; k != 0; k = t.nodes[k].next {
		if t.nodes[k].code == code {
			return k
		}
	}
	return 0
}

// add stores a value at a string.
func (t *trie) add(codes []byte, value uint16) {
	n := uint16(0)
	for _, c := range codes {
		k := t.down(n, c)
		if k == 0 {
			k = uint16(len(t.nodes))
			t.nodes = append(t.nodes, node{code: c, next: t.nodes[n].below})
			if n == 0 {
				t.first[c&31] = k
			}
			t.nodes[n].below = k
		}
		n = k
	}
	t.nodes[n].value = value
}
