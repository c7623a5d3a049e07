package diag

// lookCodes are what can be wrong with the pictures, colours and fonts that
// kommun.yaml chooses.
var lookCodes = []Code{
	{
		Code:        "PV210",
		Title:       "Filen för utseendet går inte att läsa",
		Explanation: "Under utseende i kommun.yaml nämns en bild eller ett typsnitt, men filen finns inte, är ingen fil eller är för stor. Vägen räknas från mappen där kommun.yaml ligger. Stora och små bokstäver är skilda på många datorer.",
		Wrong:       "logotyp:\n  fil: Vapen.SVG\n  alternativtext: Exempelkommuns vapen",
		Right:       "logotyp:\n  fil: utseende/vapen.svg\n  alternativtext: Exempelkommuns vapen",
	},
	{
		Code:        "PV211",
		Title:       "Filen ligger utanför kommunens mapp",
		Explanation: "Bilder och typsnitt ska ligga i kommunens egen mapp eller i en mapp under den, så att mappen kan flyttas och arkiveras hel och så att en fil någon skickar inte kan hämta något annat från datorn. Därför läses varken vägar som börjar med / eller en enhet, vägar med två punkter eller länkar som leder ut. Detsamma gäller datafilerna: en länk i mappen som leder ut ur den läses inte.",
		Wrong:       "logotyp:\n  fil: ../../vapen.svg\n  alternativtext: Exempelkommuns vapen",
		Right:       "logotyp:\n  fil: utseende/vapen.svg\n  alternativtext: Exempelkommuns vapen",
	},
	{
		Code:        "PV212",
		Title:       "Bilden går inte att använda",
		Explanation: "Logotyp eller vapen läses som PNG i sRGB eller som enkel SVG: banor, rektanglar, cirklar, linjer och grupper med täckande färger. Text, tonade färger, filter, inbäddade bilder, skript och hänvisningar till annat läses inte, för en bild som bara nästan blev rätt vore ett tyst fel på varje handling. Be den som har originalet att exportera bilden som enkel SVG, med text omvandlad till banor, eller som PNG.",
		Wrong:       "logotyp:\n  fil: logotyp.jpg\n  alternativtext: Exempelkommuns logotyp",
		Right:       "logotyp:\n  fil: logotyp.png\n  alternativtext: Exempelkommuns logotyp",
	},
	{
		Code: "PV213", Severity: Varning,
		Title:       "Bilden är för grov",
		Explanation: "En PNG-bild som ska tryckas behöver minst 150 punkter per tum i den storlek den får på sidan, annars syns kanterna. Exportera bilden större, eller som enkel SVG, som är skarp i alla storlekar.",
		Wrong:       "logotyp:\n  fil: liten.png   # 60 × 60 punkter\n  alternativtext: Exempelkommuns vapen",
		Right:       "logotyp:\n  fil: vapen.svg\n  alternativtext: Exempelkommuns vapen",
	},
	{
		Code: "PV214", Severity: Varning,
		Title:       "Accentfärgen är för ljus",
		Explanation: "Rubriker och länkar skrivs i kommunens färg på vitt. För att alla ska kunna läsa dem behövs kontrasten 4,5:1. Planverk skriver i den närmaste mörkare färgen av samma kulör; skriv in den, eller välj en annan, så att ni själva har bestämt den.",
		Wrong:       `accentfärg: "#FFD700"`,
		Right:       `accentfärg: "#8B7500"`,
		Source:      "WCAG 2.2, 1.4.3",
	},
	{
		Code:        "PV215",
		Title:       "Typsnittet går inte att använda",
		Explanation: "Kommunens egna typsnitt ska vara TrueType-filer (.ttf) med vanliga konturer, en fil för varje snitt. OpenType med PostScript-konturer (.otf), webbtypsnitt (.woff), samlingar (.ttc) och variabla typsnitt läses inte. Den som har levererat typsnittet brukar kunna lämna statiska TTF-filer.",
		Wrong:       "typsnitt:\n  normal: Grafik-Regular.otf",
		Right:       "typsnitt:\n  normal: Grafik-Regular.ttf",
	},
	{
		Code:        "PV216",
		Title:       "Typsnittets licens hindrar inbäddning",
		Explanation: "I filen står att typsnittet inte får bäddas in, inte får delas upp eller bara får bäddas in som bild. En handling som ska arkiveras måste bära med sig sina typsnitt, och Planverk tar bara med de tecken som används. Fråga den som har sålt typsnittet efter en licens för dokument, och efter filer där det framgår.",
		Wrong:       "typsnitt:\n  normal: Begransad-Regular.ttf   # fsType 2",
		Right:       "typsnitt:\n  normal: Grafik-Regular.ttf   # fsType 0",
		Source:      "OpenType, OS/2 fsType; ISO 19005-2, 6.2.11.4",
	},
	{
		Code:        "PV217",
		Title:       "Typsnittet saknar vanliga tecken",
		Explanation: "Ett typsnitt för löpande text måste ha alla svenska bokstäver, siffror och skiljetecken. Saknas ett sådant skulle det hämtas från ett annat typsnitt mitt i ord. Ett tecken som är tomt eller utan bredd går inte att läsa i handlingen. Enstaka ovanligare tecken hämtas ur Liberation Sans och DejaVu.",
		Wrong:       "typsnitt:\n  normal: AsciiOnly.ttf",
		Right:       "typsnitt:\n  normal: Grafik-Regular.ttf",
	},
	{
		Code: "PV218", Severity: Varning,
		Title:       "Typsnittsfilen är ett annat snitt",
		Explanation: "Filen säger sig själv vara ett annat snitt än det som den används till: fet text som inte är fet, eller kursiv som står rakt. Kontrollera att filerna inte har bytt plats.",
		Wrong:       "typsnitt:\n  normal: Grafik-Regular.ttf\n  fet: Grafik-Regular.ttf",
		Right:       "typsnitt:\n  normal: Grafik-Regular.ttf\n  fet: Grafik-Bold.ttf",
	},
	{
		Code: "PV219", Severity: Varning,
		Title:       "Bilden syns inte på vitt",
		Explanation: "Allt i bilden är nästan vitt, och papperet är vitt. Det är oftast den variant som är gjord för mörk botten. Använd den i färg eller svart.",
		Wrong:       "logotyp:\n  fil: logotyp-negativ.svg\n  alternativtext: Exempelkommuns logotyp",
		Right:       "logotyp:\n  fil: logotyp-farg.svg\n  alternativtext: Exempelkommuns logotyp",
	},
	{
		Code: "PV220", Severity: Varning,
		Title:       "Typsnittets siffror är olika breda",
		Explanation: "I tabeller står belopp högerställda under varandra. Det går bara att jämföra dem siffra för siffra om alla siffror är lika breda. Många typsnitt finns i en variant med sådana siffror, som tabular eller TNum.",
		Wrong:       "typsnitt: Grafik-Regular.ttf",
		Right:       "typsnitt: Grafik-TNum-Regular.ttf",
	},
	{
		Code: "PV221", Severity: Varning,
		Title:       "Bilden är mest tom",
		Explanation: "Höjden i kommun.yaml gäller hela bilden. Fyller det som är ritat mindre än en fjärdedel av den, blir märket mycket litet på handlingarna. Oftast är det ritat på en hel A4-sida. Gör sidan lika stor som märket i ritprogrammet: i Inkscape under Arkiv, Dokumentegenskaper, anpassa sidan till innehållet.",
		Wrong:       "logotyp:\n  fil: logotyp-pa-a4.svg\n  alternativtext: Exempelkommuns logotyp",
		Right:       "logotyp:\n  fil: logotyp.svg\n  alternativtext: Exempelkommuns logotyp",
	},
}
