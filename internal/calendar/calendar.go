// Package calendar is the model of a calendar that people subscribe to or open:
// a Calendar of all-day events. It knows no file format; render/ics prints it.
package calendar

// Calendar is one finished calendar, before it has become a file.
type Calendar struct {
	ID        string // "arshjul-timra-2022"
	Title     string
	Domain    string // makes the identities of events the municipality's own: "timra"
	Generator string
	Stamp     Date // day of the document: when all that the events say was written
	Events    []Event
}

// Date is a calendar day.
type Date struct{ Year, Month, Day int }

// Event is an all-day event. One that takes longer than a day is put on its
// first, and says in Note how long it goes on: a bar over three months hides
// everything else in a calendar.
type Event struct {
	ID       string // the identity of the time in its plan; the same from build to build
	Title    string
	Note     string
	Category string
	Day      Date
	Every    Rule
	Until    Date // last day that a Rule may give
}

// Rule is how an event comes back.
type Rule int

// The rules that plans have.
const (
	Once          Rule = iota
	Monthly            // the same day of every month
	SecondTuesday      // the second Tuesday of every month
	Quarterly          // the same day of every third month
)
