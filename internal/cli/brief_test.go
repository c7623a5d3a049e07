package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A build of several documents gathers its warnings, and says how to see them;
// one document, the flag and the JSON give them all.
func TestBuildOfManyIsBrief(t *testing.T) {
	dir := kommun(t)
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(plan)))
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "planer/andra-2027.yaml", strings.Replace(string(b), "id: lifecare", "id: andra", 1))
	const hint = "Varningar och upplysningar i sin helhet, med råd: planverk kontrollera "
	whole := planverk(t, dir, "bygg", ".", "--alla-meddelanden")
	brief := planverk(t, dir, "bygg", ".")
	if whole.code != 0 || brief.code != 0 {
		t.Fatalf("%s\n%s", whole.err, brief.err)
	}
	if !strings.Contains(whole.err, "  åtgärd: ") || strings.Contains(whole.err, hint) {
		t.Errorf("--alla-meddelanden:\n%s", whole.err)
	}
	if strings.Contains(brief.err, "  åtgärd: ") || !strings.Contains(brief.err, " (2 ställen)\n") || !strings.HasSuffix(brief.err, "\n"+hint+".\n\n") {
		t.Errorf("brief:\n%s", brief.err)
	}
	if one := planverk(t, dir, "bygg", plan); !strings.Contains(one.err, "  åtgärd: ") || strings.Contains(one.err, hint) {
		t.Errorf("one document:\n%s", one.err)
	}
	var counted struct {
		Findings []struct{} `json:"anmärkningar"`
	}
	if err := json.Unmarshal([]byte(planverk(t, dir, "bygg", ".", "--json").out), &counted); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(whole.err, ": varning PV") + strings.Count(whole.err, ": upplysning PV"); n == 0 || n != len(counted.Findings) {
		t.Errorf("%d findings in full, %d in JSON", n, len(counted.Findings))
	}
	if check := planverk(t, dir, "kontrollera", "."); !strings.Contains(check.out, "  åtgärd: ") {
		t.Errorf("kontrollera:\n%s", check.out)
	}
}
