package planverk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"planverk"
	"planverk/templates"
)

// TestStandingOfMany: each of many plans is counted once, and each who owes answers has
// one list.
func TestStandingOfMany(t *testing.T) {
	all, found := stand(t, 40)
	if len(all) != 1 || len(all[0].Documents) != 40 || len(found) != 0 {
		t.Fatalf("%d municipalities, %v", len(all), found)
	}
	total := all[0].Total()
	if total.Fields < 400 || total.Filled+total.Missing+total.Unknown != total.Fields {
		t.Errorf("%+v", total)
	}
	seen := map[string]bool{}
	for _, l := range all[0].Lists() {
		if seen[l.Called()] {
			t.Errorf("%s has two lists", l.Called())
		}
		seen[l.Called()] = true
	}
}

func stand(tb testing.TB, n int) ([]planverk.Standing, []string) {
	files := synthetic(n, 1)
	all, report := planverk.Stand(context.Background(), planverk.World{Templates: templates.FS, Version: "0.1.0", Today: "2026-11-22"},
		[]planverk.Place{{FS: files, Path: "data", Name: func(file string) string { return file }}},
		func(string) ([]byte, error) { return nil, errors.ErrUnsupported })
	var messages []string
	for _, d := range report.Findings {
		messages = append(messages, strings.TrimSpace(d.Span.File+" "+d.Message))
	}
	return all, messages
}

// BenchmarkStanding is ”planverk läge” over as many plans; the time is to grow as they do.
func BenchmarkStanding(b *testing.B) {
	for _, n := range []int{100, 400, 1600} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				stand(b, n)
			}
		})
	}
}
