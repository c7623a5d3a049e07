package diag

// language is the law that the language check answers to.
const language = "språklagen (2009:600) 11 §"

// proseCodes explains what the language check proposes.
var proseCodes = []Code{
	{
		Code: "PV860", Severity: Upplysning, Title: "”Skall” i stället för ”ska”",
		Explanation: "”Ska” är den vanliga formen i myndigheters texter, också i lagar. ”Skall” är inte fel, men låter äldre, och den som blandar formerna ser ut att mena olika saker. ”planverk kontrollera --rätta” byter ordet.",
		Wrong:       "beskrivning: Behörigheterna skall granskas varje år.\n",
		Right:       "beskrivning: Behörigheterna ska granskas varje år.\n",
		Source:      language,
	},
	{
		Code: "PV861", Severity: Upplysning, Title: "Förkortning som bör skrivas ut",
		Explanation: "Förkortningar gör löpande text svårare att läsa, särskilt för den som lyssnar eller har svenska som nytt språk. ”planverk kontrollera --rätta” skriver ut dem som bara kan betyda en sak.",
		Wrong:       "beskrivning: Gäller t.ex. handläggare, chefer m.fl.\n",
		Right:       "beskrivning: Gäller till exempel handläggare, chefer med flera.\n",
		Source:      language,
	},
	{
		Code: "PV862", Severity: Upplysning, Title: "Förkortning som inte förklaras",
		Explanation: "En förkortning i versaler förklaras inte i dokumentet och finns inte i kommun.yaml. Skriv vad den står för första gången, eller lägg till den under begrepp. Är det ett namn kan det läggas till i registren i kommun.yaml. Sådant som alla känner till, som IT och GDPR, behöver ingen förklaring. Meddelandet ges en gång för varje förkortning.",
		Wrong:       "beskrivning: Händelserna rapporteras i RKA.\n",
		Right:       "beskrivning: Händelserna rapporteras till Rådet för främjande av kommunala analyser (RKA).\n",
		Source:      language,
	},
	{
		Code: "PV863", Severity: Upplysning, Title: "Citattecken som inte är svenska",
		Explanation: "På svenska skrivs citat med ” både före och efter. Raka och engelska citattecken kommer ofta med när text klistras in. Citattecken som YAML behöver runt ett värde räknas inte.",
		Wrong:       "beskrivning: 'Läs mer i \"Regler för behörighet\".'\n",
		Right:       "beskrivning: Läs mer i ”Regler för behörighet”.\n",
		Source:      language,
	},
	{
		Code: "PV864", Severity: Upplysning, Title: "Bindestreck i stället för tankstreck",
		Explanation: "Mellan två årtal, veckodagar eller månader skrivs tankstreck (–) utan mellanslag, och runt en inskjuten sats tankstreck med mellanslag. Bindestreck håller ihop delarna av ett ord. Diarienummer, datum och telefonnummer räknas inte.",
		Wrong:       "beskrivning: Avtalet gäller 2021-2024.\n",
		Right:       "beskrivning: Avtalet gäller 2021–2024.\n",
		Source:      language,
	},
	{
		Code: "PV865", Severity: Upplysning, Title: "Flera mellanslag efter varandra",
		Explanation: "Mellan två ord står ett mellanslag. Fler syns inte i den färdiga handlingen, men blir kvar i datafilen. Indrag och tabeller räknas inte.",
		Wrong:       "beskrivning: Behörighet  beslutas av chefen.\n",
		Right:       "beskrivning: Behörighet beslutas av chefen.\n",
		Source:      language,
	},
	{
		Code: "PV866", Severity: Upplysning, Title: "Ord som går att skriva enklare",
		Explanation: "Ordet hör till kanslispråket, eller är namnet på något som nu heter annat. Det finns ett vanligare ord som säger detsamma. Förslaget är i grundform och behöver passas in i meningen. Ord inom citattecken räknas inte.",
		Wrong:       "beskrivning: Ansökan om behörighet skall inkomma i enlighet med rutinen.\n",
		Right:       "beskrivning: Ansökan om behörighet ska lämnas in enligt rutinen.\n",
		Source:      language,
	},
	{
		Code: "PV867", Severity: Upplysning, Title: "Mycket lång mening",
		Explanation: "Meningen har fler än 35 ord. Den går lättare att förstå om den delas, eller om det som räknas upp blir en lista.",
		Wrong:       "beskrivning: Systemförvaltaren ansvarar för att behörigheter läggs upp och tas bort, att användarna får utbildning, att fel anmäls till leverantören och följs upp, att nya versioner provas innan de tas i drift och att rutinerna hålls aktuella.\n",
		Right:       "beskrivning: |\n  Systemförvaltaren ansvarar för att\n\n  - behörigheter läggs upp och tas bort\n  - användarna får utbildning\n  - fel anmäls till leverantören och följs upp\n  - nya versioner provas innan de tas i drift\n  - rutinerna hålls aktuella.\n",
		Source:      language,
	},
	{
		Code: "PV868", Severity: Upplysning, Title: "Felskrivet namn på en roll",
		Explanation: "Ordet är nästan, men inte riktigt, namnet på en vanlig roll. Är det en annan roll kan den läggas till i registret roller i kommun.yaml; då sägs inget.",
		Wrong:       "beskrivning: Frågor om personuppgifter besvaras av kommunens dataskyddsbud.\n",
		Right:       "beskrivning: Frågor om personuppgifter besvaras av kommunens dataskyddsombud.\n",
		Source:      language,
	},
}
