package sv

import "strconv"

var months = [...]string{"januari", "februari", "mars", "april", "maj", "juni",
	"juli", "augusti", "september", "oktober", "november", "december"}

// Month names a month from 1 to 12; "" for any other number.
func Month(n int) string {
	if n < 1 || n > 12 {
		return ""
	}
	return months[n-1]
}

// Date prints a day as 2020-12-16, the form of tables.
func Date(y, m, d int) string {
	return pad(y, 4) + "-" + pad(m, 2) + "-" + pad(d, 2)
}

// LongDate prints a day as "16 december 2020", the form of running text. Hard
// spaces keep it on one line.
func LongDate(y, m, d int) string {
	return strconv.Itoa(d) + NBSP + Month(m) + NBSP + strconv.Itoa(y)
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
