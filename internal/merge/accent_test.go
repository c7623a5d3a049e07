package merge

import "testing"

func TestAccent(t *testing.T) {
	for in, want := range map[string]string{"#0b4f6c": "#0b4f6c", "#FFD700": "#8B7500", "": "", "blå": "blå"} {
		if got := accent(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
