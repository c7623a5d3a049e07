package diag

// Requirement is something that a document must be or hold, by a municipality's own
// paper, by law or by public practice. At least one of Codes, Kept and Untested says
// what becomes of it.
type Requirement struct {
	Number   int
	Text     string // Swedish, one sentence
	Source   string
	Codes    string // the rules that test it, with a space between
	Kept     string // how Planverk itself sees to it, whatever the data say
	Untested string // why no program can test it
}

// The papers that most requirements come from.
const (
	timra       = "Timrå kommuns mall för systemförvaltningsplan"
	cooperation = "Samverkansavtalet om skolhälsa i Kalmar län"
	soderkoping = "Söderköpings kommuns riktlinje för verksamhetssystem"
	danderyd    = "Danderyds kommuns riktlinjer för IT"
	dos         = "lagen (2018:1937) om tillgänglighet till digital offentlig service"
)

// Requirements lists them in order of number, from the plans, the agreement, the
// guidelines and the laws. A number keeps its requirement for ever; one that no rule
// tests yet is left out.
var Requirements = []Requirement{
	{Number: 1, Text: "Planen följs upp en gång om året.", Source: timra + ", Inledning", Codes: "PV302"},
	{Number: 2, Text: "Planen finns att läsa på intranätet.", Source: timra + ", Inledning", Codes: "PV303"},
	{Number: 3, Text: "Behörigheterna granskas en gång om året.", Source: timra + ", Riktlinjer för behörigheter", Codes: "PV360"},
	{Number: 4, Text: "Någon är utsedd att granska behörigheterna.", Source: timra + ", Riktlinjer för behörigheter", Codes: "PV361"},
	{Number: 5, Text: "Behandlingar av personuppgifter står i det gemensamma registret.", Source: timra + ", Personuppgifter", Codes: "PV320 PV321"},
	{Number: 6, Text: "Informationen är klassad i fyra avseenden.", Source: timra + ", Informationssäkerhetsklassning", Codes: "PV340"},
	{Number: 7, Text: "Det står om det finns en kontinuitetsplan.", Source: timra + ", Kontinuitetsplan", Codes: "PV341 PV342"},
	{Number: 8, Text: "Det står vilken informationshanteringsplan som gäller, och vem man frågar.", Source: timra + ", Informationens bevarande", Codes: "PV343"},
	{Number: 9, Text: "Budgeterade förvaltningsaktiviteter är beskrivna, och kostnaderna stämmer.", Source: timra + ", Budget", Codes: "PV311 PV312 PV313"},
	{Number: 10, Text: "Budgeterad utbildning är beskriven.", Source: timra + ", Budget", Codes: "PV311"},
	{Number: 11, Text: "Budgeterad utveckling är beskriven.", Source: timra + ", Budget", Codes: "PV311 PV312"},
	{Number: 12, Text: "Summan är raderna tillsammans.", Source: timra + ", Budget", Codes: "PV310 PV315 PV317 PV318 PV319 PV306"},
	{Number: 13, Text: "Kostnader som delas med en annan förvaltning förklaras, i bådas planer.", Source: timra + ", Kommentarer kring budget", Codes: "PV316 PV731"},
	{Number: 14, Text: "Hänvisningar mellan avsnitt följer numreringen.", Source: timra, Codes: "PV314", Kept: "Avsnitten har namn i data. Numren räknas ut när handlingen byggs."},
	{Number: 15, Text: "Mallens sju roller är tillsatta.", Source: timra + ", Roller", Codes: "PV330"},
	{Number: 16, Text: "Personuppgiftsansvarig är en nämnd.", Source: "dataskyddsförordningen artikel 4.7", Codes: "PV324"},
	{Number: 17, Text: "Varje personuppgiftsbiträde har ett avtal.", Source: "dataskyddsförordningen artikel 28", Codes: "PV322 PV323"},
	{Number: 18, Text: "Ett avtal som går ut ersätts i tid.", Source: timra + ", Avtal och SLA", Codes: "PV350 PV351 PV352"},
	{Number: 19, Text: "Aktiviteternas tider går att läsa.", Source: timra + ", Planerade aktiviteter", Codes: "PV380"},
	{Number: 20, Text: "Användarna får veta hur de når supporten.", Source: timra + ", Support", Codes: "PV390"},
	{Number: 21, Text: "En leverantör heter likadant överallt.", Source: timra, Codes: "PV201 PV202"},
	{Number: 22, Text: "Systemägarrådet avgör med enkel majoritet.", Source: cooperation + ", Systemägarråd", Codes: "PV820"},
	{Number: 23, Text: "Systemägarrådet fastställer budgeten varje år.", Source: cooperation + ", Systemägarråd", Untested: "Om rådet har beslutat syns i rådets protokoll, inte i avtalet."},
	{Number: 24, Text: "Varje huvudman förankrar budget och direktiv hos sig.", Source: cooperation + ", Systemägarråd", Untested: "Förankringen sker i samtal och i andra beslut än avtalet."},
	{Number: 25, Text: "Central systemägare ansvarar för att det finns en systemförvaltningsplan för året.", Source: cooperation + ", Systemägarråd", Codes: "PV741"},
	{Number: 26, Text: "Uppgifter gallras först efter arkivariens beslut.", Source: cooperation + ", Systemägarråd", Untested: "Gallringen görs i verksamhetssystemet och syns inte i avtalet."},
	{Number: 27, Text: "Avgiften är budgeten delad med användarna.", Source: cooperation + ", Budget", Codes: "PV803 PV804 PV806 PV808 PV812 PV813"},
	{Number: 28, Text: "En användare räknas en gång hos varje huvudman.", Source: cooperation + ", Användare", Codes: "PV801 PV802 PV805 PV814"},
	{Number: 29, Text: "Användarna faktureras i förskott, och värdkommunernas kostnader regleras i efterskott.", Source: cooperation + ", Finansiell modell", Codes: "PV809 PV810 PV811", Kept: "Planverk räknar ut fakturor och avräkningar med de dagar som avtalet säger."},
	{Number: 30, Text: "Användare som kommer till eller försvinner räknas med i nästa faktura.", Source: cooperation + ", Finansiell modell", Kept: "Planverk räknar fakturan för andra halvåret på antalet den 1 juli."},
	{Number: 31, Text: "Det syns att den samordnande kommunen har överskott på likviditet och värdkommunerna underskott.", Source: cooperation + ", Finansiell modell", Kept: "Likviditeten räknas ut och visas i avtalet och i arbetsboken."},
	{Number: 32, Text: "En ny huvudman behöver majoritet bland dem som redan är med.", Source: cooperation + ", Inträde av ny huvudman", Untested: "Rösterna syns i rådets protokoll, inte i avtalet."},
	{Number: 33, Text: "En ny huvudman betalar dubbel avgift det första året.", Source: cooperation + ", Inträde av ny huvudman", Codes: "PV821"},
	{Number: 34, Text: "Den som lämnar har tolv månaders uppsägningstid.", Source: cooperation + ", Utträde", Codes: "PV822"},
	{Number: 35, Text: "Den som kallar parterna när någon säger upp avtalet är själv part.", Source: cooperation + ", Utträde", Codes: "PV823"},
	{Number: 36, Text: "Den som lämnar äger sina uppgifter och betalar för att få ut dem.", Source: cooperation + ", Utträde", Untested: "Avtalet säger det. Om det följs visar sig när någon lämnar."},
	{Number: 37, Text: "Avtalet gäller från det att det är undertecknat, tills vidare.", Source: cooperation + ", Avtalstid", Untested: "Dagen är inte känd förrän avtalet är undertecknat på papper."},
	{Number: 38, Text: "Alla parter skriver under, och inga andra.", Source: cooperation, Codes: "PV807"},
	{Number: 39, Text: "Inget av mallens egen text står kvar i det som ska beslutas.", Source: "Planverks regel att det som beslutas är färdigskrivet", Codes: "PV370"},
	{Number: 40, Text: "Varje system har en förvaltningsplan med sex ämnen.", Source: soderkoping + ", Organisation", Codes: "PV331"},
	{Number: 41, Text: "Varje system har en systemansvarig, och en systemförvaltare eller systemadministratör. För större system är piloter önskvärda.", Source: soderkoping + ", Organisation", Codes: "PV332"},
	{Number: 42, Text: "Nämnden är systemägare och kan ha delegerat det till förvaltningschefen.", Source: soderkoping + ", Systemägare", Codes: "PV333"},
	{Number: 43, Text: "Det finns en förvaltningsplan och ett årshjul för kontroller och uppföljning.", Source: soderkoping + ", Systemansvarig", Codes: "PV740"},
	{Number: 44, Text: "Planen eller årshjulet visar när återkommande kontroller görs.", Source: soderkoping + ", Uppföljning och kontroller", Codes: "PV362"},
	{Number: 45, Text: "Systemen kontrolleras en gång om året enligt checklistan.", Source: soderkoping + ", Uppföljning och kontroller", Codes: "PV363"},
	{Number: 46, Text: "Planerad utveckling finns i förvaltningens gemensamma utvecklingsplan.", Source: soderkoping + ", Systemansvarig", Codes: "PV364"},
	{Number: 47, Text: "Nya system är godkända innan de köps in och tas i drift.", Source: soderkoping + ", Nya system, digitala tjänster och verktyg", Codes: "PV365"},
	{Number: 48, Text: "Före upphandling av ett system för hela förvaltningen finns projektplan och systemsäkerhetsanalys.", Source: soderkoping + ", Nya system, digitala tjänster och verktyg", Codes: "PV366"},
	{Number: 49, Text: "Verksamhetsutvecklaren kontaktas innan ett lokalt system köps.", Source: soderkoping + ", Nya system, digitala tjänster och verktyg", Untested: "Ett samtal syns inte i planen."},
	{Number: 50, Text: "Systemen klassas när de är nya och vid större förändringar.", Source: soderkoping + ", IT-säkerhet och informationssäkerhet", Codes: "PV344"},
	{Number: 51, Text: "Ansvaret för säkerheten följer linjeorganisationen.", Source: soderkoping + ", IT-säkerhet och informationssäkerhet", Untested: "Linjeorganisationen står i kommunens delegationsordning, inte i planen."},
	{Number: 52, Text: "Alla användare följer säkerhetsinstruktionen och går utbildningen.", Source: soderkoping + ", IT-säkerhet och informationssäkerhet", Untested: "Vem som har gått utbildningen finns i utbildningens eget register."},
	{Number: 53, Text: "Personuppgiftsincidenter anmäls inom 48 timmar.", Source: soderkoping + ", Incidenthantering", Codes: "PV328"},
	{Number: 54, Text: "Det finns rutiner för hur loggar hanteras vid enskilda incidenter.", Source: soderkoping + ", Uppföljning och kontroller", Codes: "PV345"},
	{Number: 55, Text: "Centrala system får resurser av den administrativa chefen, verksamhetens egna av enhetschefen.", Source: soderkoping + ", Förvaltningsgemensamma verksamhetssystem och Verksamheternas egna system", Codes: "PV334"},
	{Number: 56, Text: "Dokumenthuvudet har alla uppgifter, och nästa översyn räknas från den senaste ändringen.", Source: soderkoping + ", dokumenthuvudet", Codes: "PV841 PV842", Kept: "Dokumentets namn och ”Sida x av y” skriver Planverk."},
	{Number: 57, Text: "Styrande dokument som riktlinjen bygger på gäller fortfarande.", Source: soderkoping + ", Styrande dokument", Codes: "PV843"},
	{Number: 58, Text: "IT-chefen godkänner styrande dokument innan de publiceras på intranätet.", Source: danderyd + ", avsnitt 3", Codes: "PV304"},
	{Number: 59, Text: "Rangordningen mellan styrande dokument går inte runt.", Source: danderyd + ", avsnitt 3", Codes: "PV840"},
	{Number: 60, Text: "Systemägaren beslutar mål och budget i form av en systemförvaltningsplan, och har en överenskommelse med IT.", Source: danderyd + ", avsnitt 4.10.1", Codes: "PV336 PV353"},
	{Number: 61, Text: "IT-chefen är systemägare IT och utser en teknisk systemförvaltare.", Source: danderyd + ", avsnitt 4.10.2", Codes: "PV335"},
	{Number: 62, Text: "Förvaltningar som delar ett system har skriftliga överenskommelser om villkoren.", Source: danderyd + ", avsnitt 4.10.2", Codes: "PV354"},
	{Number: 63, Text: "Kostnader fördelas efter kommunstyrelsens principer.", Source: danderyd + ", avsnitt 12", Untested: "Principerna beslutas för sig och är inte data."},
	{Number: 64, Text: "Riktlinjerna, e-förvaltningsprogrammet och IT-verksamhetsplanen ses över i tid.", Source: danderyd + ", avsnitt 5 och 14", Codes: "PV846"},
	{Number: 65, Text: "Kommunfullmäktige beslutar budgeten varje år.", Source: danderyd + ", avsnitt 4.2", Untested: "Fullmäktiges beslut syns i dess protokoll."},
	{Number: 66, Text: "En överenskommelse om drift reglerar innehåll, tillgänglighet, ansvar, stöd och pris.", Source: danderyd + ", avsnitt 10", Codes: "PV850"},
	{Number: 67, Text: "Drift som inte följer reglerna får en handlingsplan.", Source: danderyd + ", avsnitt 10", Untested: "Om driften följer reglerna bedömer den som sköter den."},
	{Number: 68, Text: "Nya versioner provas innan de tas i bruk.", Source: danderyd + ", avsnitt 10", Untested: "Provet görs i systemet och dokumenteras där."},
	{Number: 69, Text: "Större insatser behandlas i det centrala strategiska IT-forumet, och nyttan värderas.", Source: danderyd + ", avsnitt 5–7", Codes: "PV851 PV852"},
	{Number: 70, Text: "IT-chefen kontaktas innan ett IT-projekt planeras.", Source: danderyd + ", avsnitt 9", Untested: "Ett samtal syns inte i planen."},
	{Number: 71, Text: "Undantag från ramarna beslutas av IT-chefen efter samråd.", Source: danderyd + ", avsnitt 11", Untested: "Samrådet syns inte i data. Undantag från Planverks regler skrivs med skäl och beslutsfattare i profil.yaml."},
	{Number: 72, Text: "IT-avdelningen gör de vanliga inköpen.", Source: danderyd + ", avsnitt 11", Untested: "Inköpen syns i ekonomisystemet."},
	{Number: 73, Text: "IT-chefen följer upp att riktlinjerna hålls.", Source: danderyd + ", avsnitt 15", Untested: "Uppföljningen lämnas till ledningsgruppen, inte i planen."},
	{Number: 74, Text: "Dokumenthuvudet har beslutsinstans, beslutsdatum och giltighetstid.", Source: danderyd + ", dokumenthuvudet", Codes: "PV844 PV845"},
	{Number: 75, Text: "Handlingen har titel och språk, rubriker i ordning och tabeller med huvud.", Source: dos + "; EN 301 549, kapitel 9 och 10", Kept: "Varje format skrivs så, och ”planverk granska” läser tillbaka det."},
	{Number: 76, Text: "Ingen cell med uppgifter är tom.", Source: "Trafikverkets råd om tillgängliga dokument", Kept: "Det som saknas skrivs ut som ”Uppgift saknas” eller ett tankstreck."},
	{Number: 77, Text: "Tabellerna har inga sammanslagna celler och inga tabeller i sig.", Source: "Trafikverkets och Arbetsförmedlingens råd om tillgängliga dokument", Kept: "Det som skärmläsare läser är tabeller utan sammanslagna celler."},
	{Number: 78, Text: "Det som står i sidhuvud och sidfot står också i texten.", Source: "Malmö stads råd om tillgängliga dokument", Kept: "Mallarnas första del säger detsamma som sidhuvudet."},
	{Number: 79, Text: "Ett gammalt dokument som publiceras på nytt är tillgängligt.", Source: dos, Kept: "Varje bygge skriver handlingen på nytt, lika tillgänglig vilket år den än gäller."},
	{Number: 80, Text: "Incidenter anmäls i den tid som lagarna ger.", Source: "dataskyddsförordningen artikel 33.1; cybersäkerhetslagen (2025:1506) 2 kap. 5–8 §§", Codes: "PV326 PV327"},
	{Number: 81, Text: "En sekretessmarkering säger bestämmelse, datum och myndighet.", Source: "offentlighets- och sekretesslagen (2009:400) 5 kap. 5 §", Codes: "PV305"},
	{Number: 82, Text: "Skyddade personuppgifter står aldrig i en handling.", Source: "dataskyddsförordningen artikel 5.1 f", Codes: "PV325"},
	{Number: 83, Text: "Bara den gällande utgåvan visas på intranätet.", Source: "Vägledningar från Sveriges lantbruksuniversitet och Lunds universitet", Untested: "Vad som ligger på intranätet syns inte i data. Den som publicerar tar bort den gamla."},
	{Number: 84, Text: "Språket är vårdat, enkelt och begripligt.", Source: language, Codes: "PV860 PV861 PV862 PV863 PV864 PV865 PV866 PV867 PV868"},
}
