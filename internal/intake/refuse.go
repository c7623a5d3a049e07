package intake

import "bytes"

func notWorkbook(what, hint string) *Refusal {
	return &Refusal{"PV650", "Filen är " + what + ", inte en Excel-arbetsbok (.xlsx).", hint}
}

func tooLarge(why string) *Refusal {
	return &Refusal{"PV651", "Arbetsboken är för stor för att läsas: " + why + ".", "Utgå från den arbetsbok som Planverk byggde, och lägg annat material i en egen fil."}
}

func broken(why string) *Refusal {
	return &Refusal{"PV653", "Arbetsboken är skadad: " + why + ".", "Öppna den i Excel och spara den på nytt. Be annars den som skickade den att skicka den igen."}
}

func locked() *Refusal {
	return &Refusal{"PV650", "Arbetsboken är skyddad med lösenord.", "Öppna den i Excel, välj Arkiv, Info, Skydda arbetsbok, Kryptera med lösenord, töm rutan och spara."}
}

// signature refuses what the first bytes tell is no .xlsx.
func signature(data []byte) *Refusal {
	const saveAs = "Öppna den i Excel och välj Spara som, Excel-arbetsbok (.xlsx)."
	switch {
	case len(data) == 0:
		return &Refusal{"PV650", "Filen är tom.", "Kontrollera att den är färdigkopierad."}
	case len(data) > MaxFile:
		return tooLarge("filen är större än 20 MiB")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return locked()
		}
		return notWorkbook("en äldre Excel-arbetsbok (.xls)", saveAs)
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return notWorkbook("en pdf", "Ange arbetsboken, den som slutar på .xlsx.")
	case opens(data, "urn:oasis:names:tc:opendocument"):
		return notWorkbook("ett OpenDocument-kalkylark i en enda textfil (.fods)", "Öppna det i LibreOffice och välj Spara som, Excel-arbetsbok (.xlsx).")
	case opens(data, "urn:schemas-microsoft-com:office:spreadsheet"):
		return notWorkbook("en äldre Excel-arbetsbok i XML (.xml)", saveAs)
	case textual(data):
		return notWorkbook("en textfil (kanske .csv)", "En textfil har inte kvar vilken rad som är vilken. Ange arbetsboken som Planverk byggde, sparad som .xlsx.")
	}
	return notWorkbook("en annan sorts fil", "Ange arbetsboken, den som slutar på .xlsx.")
}

// opens tells whether a file of XML names the given kind of document where it begins.
func opens(data []byte, kind string) bool {
	return bytes.HasPrefix(data, []byte("<?xml")) && bytes.Contains(data[:min(len(data), 4096)], []byte(kind))
}

// textual tells whether a file is text in any encoding: UTF-16 says so itself, and in
// the others there are no control characters but those of lines.
func textual(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return true
	}
	return !bytes.ContainsFunc(data[:min(len(data), 4096)], func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f
	})
}
