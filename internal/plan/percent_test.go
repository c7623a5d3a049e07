package plan

import "testing"

func TestPercent(t *testing.T) {
	for raw, want := range map[string]int64{"2,4 %": 240, "−1 %": -100, "-0,25%": -25, "99,99 %": 9999, "0 %": 0, "10\u00a0%": 1000} {
		got, ok := ParsePercent(raw)
		if !ok || got != want {
			t.Errorf("%s: %d %v, want %d", raw, got, ok, want)
		}
		if back, ok := ParsePercent(PercentText(got)); !ok || back != got {
			t.Errorf("%s is written as %s", raw, PercentText(got))
		}
	}
	for _, raw := range []string{"", "%", "2,4", "2.4 %", "2,345 %", "2 procent", "ca 2 %", "2 % %", "007 %"} {
		if got, ok := ParsePercent(raw); ok {
			t.Errorf("%q is read as %d", raw, got)
		}
	}
}
