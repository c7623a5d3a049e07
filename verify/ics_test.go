//go:build verify

package verify

import (
	"path/filepath"
	"strings"
	"testing"
)

// readCalendar opens a calendar with python's icalendar, works out when its events
// fall, and prints one line an event and one a fault.
const readCalendar = `
import sys, datetime
from dateutil.rrule import rrulestr
from icalendar import Calendar
calendar = Calendar.from_ical(open(sys.argv[1], "rb").read())
seen = set()
def fault(*words): print("FEL", *words)
for name, component in [("VCALENDAR", calendar)] + [("VEVENT", e) for e in calendar.walk("VEVENT")]:
    for e in component.errors: fault(name, e)
if not calendar.get("PRODID") or str(calendar.get("VERSION")) != "2.0": fault("PRODID, VERSION")
for e in calendar.walk("VEVENT"):
    uid = str(e["UID"])
    if uid in seen: fault("two events", uid)
    seen.add(uid)
    first, end = e.decoded("DTSTART"), e.decoded("DTEND")
    if type(first) is not datetime.date or end - first != datetime.timedelta(days=1): fault("no whole day", uid)
    if e.decoded("DTSTAMP").tzinfo is None: fault("no time zone", uid)
    days = [first]
    if "RRULE" in e:
        rule = e["RRULE"].to_ical().decode()
        days = [d.date() for d in rrulestr(rule, dtstart=datetime.datetime.combine(first, datetime.time()))]
    print("HANDELSE", uid, str(e["SUMMARY"]), *days, sep="\t")
`

// TestCalendars: a reader that is not ours opens every calendar, and finds on each
// day what the wheel's own table has there.
func TestCalendars(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(output, "*", "*", "*.ics"))
	if err != nil || len(found) < 3 {
		t.Fatalf("%d calendars, want at least three (%v)", len(found), err)
	}
	for _, file := range found {
		out, err := run(t, filepath.Join(tools, "python", "bin", "python"), "-c", readCalendar, file)
		if err != nil || strings.Contains(out, "FEL") || !strings.Contains(out, "HANDELSE") {
			t.Errorf("%s: %v\n%s", file, err, out)
		}
		if filepath.Base(file) != "arshjul-2022.ics" || !strings.Contains(file, "timra") {
			continue
		}
		const tuesdays = "2022-01-11\t2022-02-08\t2022-03-08\t2022-04-12\t2022-05-10\t2022-06-14\t2022-07-12\t2022-08-09\t2022-09-13\t2022-10-11\t2022-11-08\t2022-12-13\n"
		if !strings.Contains(out, tuesdays) {
			t.Errorf("%s: the second Tuesdays are not there:\n%s", file, out)
		}
		if !strings.Contains(out, "\t2022-01-01\t2022-04-01\t2022-07-01\t2022-10-01\n") {
			t.Errorf("%s: the quarters are not there:\n%s", file, out)
		}
	}
}
