package xlsx_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"planverk/render/xlsx"
)

// TestMinusIsDarkRed: what is below nought is red by a rule of the sheet, in a red that can
// be read on white.
func TestMinusIsDarkRed(t *testing.T) {
	var b bytes.Buffer
	if err := xlsx.Write(&b, amounts(3)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rules, err := f.GetConditionalFormats("Data")
	if err != nil || len(rules["L4:L6"]) != 1 {
		t.Fatalf("%v, %v", rules, err)
	}
	rule := rules["L4:L6"][0]
	style, err := f.GetConditionalStyle(*rule.Format)
	if err != nil || rule.Criteria != "less than" || rule.Value != "0" || style.Font.Color != "9C0006" {
		t.Errorf("%+v, %+v, %v", rule, style, err)
	}
}
