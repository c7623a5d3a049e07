package derive

// The rules that the questions come from: the headings of Söderköping's
// ”Riktlinje verksamhetssystem socialförvaltningen” (SOC-2020-00070), and the
// sections of the plan's own template.
const (
	organisationRule = "Riktlinjen, Organisation för förvaltning"
	ownerRule        = "Riktlinjen, Systemägare"
	managerRule      = "Riktlinjen, Systemansvarig"
	pilotRule        = "Riktlinjen, Pilot och ombud"
	newRule          = "Riktlinjen, Nya system"
	securityRule     = "Riktlinjen, Informationssäkerhet"
	incidentRule     = "Riktlinjen, Incidenthantering"
	controlRule      = "Riktlinjen, Uppföljning och kontroller"
	resourceRule     = "Riktlinjen, Förvaltningsgemensamma system"
	headRule         = "Riktlinjen, dokumenthuvudet"
	templateRule     = "Planens mall"
)

// areas is the check-list: one question for each rule of the guideline and for
// each part of the plan's template that a yearly review looks at.
var areas = []area{
	{"planen", "Planen", []question{
		{"plan", "Har systemet en förvaltningsplan för året?", organisationRule, hasPlan},
		{"syfte", "Säger planen vad systemet är till för och vilken nytta det gör?", organisationRule, hasPurpose},
		{"mål", "Har förvaltningen av systemet mål för året, och är de uppfyllda?", organisationRule, nothingSaid("Planen har inget avsnitt om mål.")},
		{"beslut", "Är planen beslutad?", headRule, isDecided},
		{"dokumentansvarig", "Har planen en dokumentansvarig?", headRule, hasResponsible},
		{"diarienummer", "Har planen ett diarienummer?", headRule, hasDiaryNumber},
		{"uppföljningsdag", "Är det bestämt när planen senast ska följas upp?", headRule, hasFollowUpDay},
		{"historik", "Är historiken ifylld med årets händelser?", templateRule, hasHistory},
	}},
	{"roller", "Roller och resurser", []question{
		{"systemägare", "Är systemägaren utsedd?", ownerRule, hasRole("systemägare")},
		{"systemansvarig", "Är systemansvarig utsedd?", organisationRule, hasRole("systemansvarig")},
		{"systemförvaltare", "Finns systemförvaltare eller systemadministratör?", organisationRule, hasRole("systemförvaltare", "systemadministratör")},
		{"ombud", "Finns ombud eller piloter på enheterna?", pilotRule, hasDelegates},
		{"tid", "Finns den tid för förvaltningen som behövs?", resourceRule, hasTime},
		{"samverkan", "Fungerar samverkan med dem som planen räknar upp?", templateRule, hasCooperation},
	}},
	{"behörigheter", "Behörigheter", []question{
		{"behörighetsrutin", "Finns en rutin för hur behörigheter delas ut och tas bort?", organisationRule, hasAccessRoutine},
		{"behörighetskontroll", "Är det bestämt när behörigheterna kontrolleras?", controlRule, hasActivity("behörighet", "behorighet")},
		{"granskare", "Är det bestämt vem som kontrollerar behörigheterna?", controlRule, hasReviewer},
		{"instruktion", "Har alla användare läst informationssäkerhetsinstruktionen och gått grundutbildningen (DISA)?", securityRule, nothingSaid("Det framgår inte av planen.")},
	}},
	{"loggar", "Loggar och incidenter", []question{
		{"loggkontroll", "Är det bestämt när loggarna kontrolleras?", controlRule, hasActivity("logg", "logg")},
		{"loggrutin", "Finns en rutin för hur loggar används vid en enskild incident?", controlRule, nothingSaid("Planen har inget avsnitt om loggar vid incidenter.")},
		{"incidentrutin", "Finns en rutin för incidenter, och anmäls de inom 48 timmar från upptäckten?", incidentRule, nothingSaid("Planen har inget avsnitt om incidenter.")},
		{"chef", "Får ansvarig chef veta när en incident har upptäckts?", incidentRule, nothingSaid("Det framgår inte av planen.")},
		{"årlig-kontroll", "Är den årliga kontrollen av systemet planerad, med ansvarig chef?", controlRule, hasActivity("kontroll", "arlig kontroll", "arlig uppfoljning")},
	}},
	{"informationssäkerhet", "Informationssäkerhet", []question{
		{"klassad", "Är informationen klassad med KLASSA?", securityRule, isClassified},
		{"klassad-på-nytt", "Är klassningen gjord efter den senaste större förändringen?", securityRule, isReclassified},
		{"personuppgifter", "Är det klarlagt om systemet innehåller personuppgifter?", templateRule, knowsPersonalData},
		{"registerförd", "Är personuppgiftsbehandlingarna dokumenterade i registret?", templateRule, isRegistered},
		{"biträdesavtal", "Finns personuppgiftsbiträdesavtal?", templateRule, hasAgreement("Personuppgiftsbiträdesavtal", "personuppgiftsbitrade")},
		{"kontinuitetsplan", "Finns en kontinuitetsplan, och har den övats?", templateRule, hasContinuityPlan},
		{"bevarande", "Stämmer planen för informationens bevarande, och gallras det som ska gallras?", templateRule, hasPreservation},
	}},
	{"nya-system", "Utveckling och nya system", []question{
		{"utvecklingsplan", "Finns den planerade utvecklingen i förvaltningens gemensamma utvecklingsplan?", managerRule, hasDevelopment},
		{"godkänd", "Är nya system godkända av IT-chefen och nämnden före inköp och driftsättning?", newRule, nothingSaid("Det framgår inte av planen.")},
		{"projektplan", "Finns projektplan och säkerhetsanalys före upphandling av system för hela förvaltningen?", newRule, hasProcurement},
		{"lokala-verktyg", "Är nya lokala verktyg prövade för säkerhet, åtkomst och passform före köp?", newRule, nothingSaid("Det framgår inte av planen.")},
		{"integrationer", "Stämmer förteckningen över integrationer?", templateRule, hasIntegrations},
	}},
	{"avtal", "Avtal och budget", []question{
		{"sla", "Finns överenskommelse om tjänstenivå (SLA)?", templateRule, hasAgreement("SLA", "sla", "tjanstenivå", "serviceniva")},
		{"avtalstider", "Har alla avtal slutdatum eller uppsägningstid?", templateRule, agreementsEnd},
		{"avtal-går-ut", "Är nya avtal på plats för dem som går ut?", templateRule, nextEnd},
		{"delade-kostnader", "Är delade kostnader reglerade i en skriftlig överenskommelse?", templateRule, sharedCosts},
		{"budget", "Håller budgeten?", templateRule, budgetSum},
	}},
	{"stöd", "Stöd till användarna", []question{
		{"support", "Vet användarna vart de vänder sig, och får de svar i tid?", templateRule, hasSupport},
		{"utbildning", "Har användarna fått den utbildning de behöver?", templateRule, hasTraining},
		{"dokumentation", "Är handböcker och dokumentation aktuella?", templateRule, hasDocumentation},
		{"årshjul", "Finns ett årshjul för kontroller och uppföljning?", managerRule, hasYear},
		{"aktiviteter", "Är årets aktiviteter gjorda?", templateRule, activitiesDone},
	}},
}
