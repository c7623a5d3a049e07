package diag

// agreementCodes explains the rules for joint agreements: those of package check
// (PV801–PV823), whose examples are pieces that the tests put into a faultless
// agreement, and those of package derive, where the parties' own files are put in.
var agreementCodes = []Code{
	{
		Code: "PV801", Severity: Fel, Title: "En part står två gånger",
		Explanation: "En part som står två gånger skulle betala två gånger och ha två röster. Parterna jämförs på id, namn och organisationsnummer.",
		Wrong:       "parter:\n  kalmar: Kalmar kommun\n  kalmar-kommun: Kalmar kommun\n",
		Right:       "parter:\n  kalmar: Kalmar kommun\n  vimmerby: Vimmerby kommun\n",
	},
	{
		Code: "PV802", Severity: Fel, Title: "Parternas användare blir inte det antal som avgiften är räknad på",
		Explanation: "En användare räknas en gång hos varje huvudman där den är verksam, och varje huvudman betalar för sina. Parternas användare ska därför tillsammans bli det antal som budgeten delas med.",
		Wrong:       "budget:\n  antal användare: 91\n",
		Right:       "budget:\n  antal användare: 90\n",
		Source:      "samverkansavtalet, avsnittet Användare",
	},
	{
		Code: "PV803", Severity: Fel, Title: "Avgiften i avtalet är inte budgeten delad med användarna",
		Explanation: "Avgiften är budgeten delad med antalet användare, avrundad som avtalet säger. Står en annan avgift i avtalet är någon av siffrorna fel: ett belopp, antalet användare eller avgiften. I ett utkast är det en varning.",
		Wrong:       "budget:\n  avgift: 13\n",
		Right:       "budget:\n  avgift: 12\n",
		Source:      "samverkansavtalet, avsnittet Budget",
	},
	{
		Code: "PV804", Severity: Fel, Title: "Ett kostnadsslag saknar belopp",
		Explanation: "Ett kostnadsslag utan belopp räknas inte med. Då blir både summan och avgiften för låga. Skriv 0 om det inte kostar något. I ett utkast är det en varning.",
		Wrong:       "budget:\n  rader:\n    licenser: { benämning: Licenser, bärs av: emmaboda }\n    drift: { belopp: 1 080, bärs av: emmaboda }\n",
		Right:       "budget:\n  rader:\n    licenser: { benämning: Licenser, belopp: 0, bärs av: emmaboda }\n    drift: { belopp: 1 080, bärs av: emmaboda }\n",
	},
	{
		Code: "PV805", Severity: Fel, Title: "En part saknar användare",
		Explanation: "En part utan användare kan inte faktureras. Noll användare är inte detsamma som ett antal som inte är känt, men inget av dem ger någon avgift. I ett utkast är det en varning.",
		Wrong:       "parter:\n  kalmar: { namn: Kalmar kommun, användare: 90 }\n  emmaboda: { namn: Emmaboda kommun, användare: 0 }\n  vimmerby: Vimmerby kommun\n",
		Right:       "parter:\n  kalmar: { namn: Kalmar kommun, användare: 40 }\n  emmaboda: { namn: Emmaboda kommun, användare: 30 }\n  vimmerby: { namn: Vimmerby kommun, användare: 20 }\n",
	},
	{
		Code: "PV806", Severity: Fel, Title: "Avgiften kan inte räknas ut",
		Explanation: "Avgiften är budgeten delad med antalet användare. Finns inga användare finns inget att dela med, och dokumentet säger då att avgiften inte är känd. I ett utkast är det en varning.",
		Wrong:       "budget:\n  antal användare: 0\n",
		Right:       "budget:\n  antal användare: 90\n",
	},
	{
		Code: "PV807", Severity: Fel, Title: "Underskrifterna stämmer inte med parterna",
		Explanation: "Alla parter ska skriva under, och ingen annan. Planverk bildar underskrifterna av parterna, så raderna behöver aldrig skrivas. I ett utkast är det en varning.",
		Wrong:       "underskrifter:\n  ort: Kalmar\n  rader: [Kalmar kommun, Emmaboda kommun]\n",
		Right:       "underskrifter:\n  ort: Kalmar\n",
	},
	{
		Code: "PV808", Severity: Fel, Title: "Budgetens summa stämmer inte med raderna",
		Explanation: "En summa som skrivs för hand ska vara lika med raderna tillsammans. Enklast är att inte skriva någon summa: Planverk räknar ut den.",
		Wrong:       "budget:\n  summa: 1 081\n",
		Right:       "budget:\n  summa: 1 080\n",
	},
	{
		Code: "PV809", Severity: Fel, Title: "Värdkommunen är ingen part",
		Explanation: "Den som samordnar, driver eller förvaltar systemet åt de andra ska vara en av parterna. Skriv partens id.",
		Wrong:       "organisation:\n  värdkommuner: { samordnande: kalmar, systemdriftansvarig: nybro, systemförvaltande: [vimmerby] }\n",
		Right:       "organisation:\n  värdkommuner: { samordnande: kalmar, systemdriftansvarig: emmaboda, systemförvaltande: [vimmerby] }\n",
		Source:      "samverkansavtalet, avsnittet Finansiell modell",
	},
	{
		Code: "PV810", Severity: Fel, Title: "Kostnaden bärs av någon som inte är part",
		Explanation: "Den som betalar en kostnad åt de andra får tillbaka den av den samordnande parten. Då måste den vara part i avtalet. Skriv partens id.",
		Wrong:       "budget:\n  rader:\n    drift: { belopp: 1 080, bärs av: nybro }\n",
		Right:       "budget:\n  rader:\n    drift: { belopp: 1 080, bärs av: emmaboda }\n",
	},
	{
		Code: "PV811", Severity: Varning, Title: "Det står inte vem som bär en kostnad",
		Explanation: "Avräkningen och likviditeten bygger på vem som betalar vad. En kostnad utan bärare faktureras användarna, men ingen får tillbaka den.",
		Wrong:       "budget:\n  rader:\n    drift: { belopp: 1 000, bärs av: emmaboda }\n    konsult: { belopp: 80 }\n",
		Right:       "budget:\n  rader:\n    drift: { belopp: 1 000, bärs av: emmaboda }\n    konsult: { belopp: 80, bärs av: kalmar }\n",
		Source:      "samverkansavtalet, avsnittet Finansiell modell",
	},
	{
		Code: "PV812", Severity: Upplysning, Title: "Avgiften ger mer eller mindre än budgeten",
		Explanation: "När avgiften avrundas täcker den sällan budgeten på kronan. Skillnaden visas, så att parterna kan bestämma vad som ska göras med den.",
		Wrong:       "budget:\n  rader:\n    drift: { belopp: 1 090, bärs av: emmaboda }\n",
		Right:       "budget:\n  rader:\n    drift: { belopp: 1 080, bärs av: emmaboda }\n",
	},
	{
		Code: "PV813", Severity: Fel, Title: "Beloppen är för stora för att räknas",
		Explanation: "Planverk räknar på öret och skriver hellre ingen siffra än en felaktig. Så stora belopp beror nästan alltid på fel enhet, till exempel mnkr i stället för tkr.",
		Wrong:       "budget:\n  enhet: mnkr\n  rader:\n    drift: { belopp: 9 000 000 000, bärs av: emmaboda }\n    konsult: { belopp: 9 000 000 000, bärs av: kalmar }\n  antal användare: 90\n",
		Right:       "budget:\n  enhet: tkr\n  rader:\n    drift: { belopp: 1 000, bärs av: emmaboda }\n    konsult: { belopp: 80, bärs av: kalmar }\n  antal användare: 90\n",
	},
	{
		Code: "PV820", Severity: Upplysning, Title: "En omröstning kan sluta lika",
		Explanation: "När antalet parter är jämnt kan en omröstning sluta lika. Ett avtal som avgör med enkel majoritet bör säga vad som gäller då.",
		Wrong:       "parter:\n  kalmar: { namn: Kalmar kommun, användare: 60 }\n  emmaboda: { namn: Emmaboda kommun, användare: 30 }\norganisation:\n  organ:\n    systemägarråd: { namn: Systemägarråd, beslutsregel: enkel majoritet }\n  värdkommuner: { samordnande: kalmar, systemdriftansvarig: emmaboda }\n",
		Right:       "organisation:\n  organ:\n    systemägarråd: { namn: Systemägarråd, beslutsregel: enkel majoritet }\n  värdkommuner: { samordnande: kalmar, systemdriftansvarig: emmaboda }\n",
		Source:      "samverkansavtalet, avsnittet Systemägarråd",
	},
	{
		Code: "PV821", Severity: Upplysning, Title: "Inträdesavgiften är inte dubbel",
		Explanation: "En ny huvudman betalar dubbel årsavgift det första året. En annan faktor ändrar det som huvudmännen har kommit överens om.",
		Wrong:       "inträde: { avgiftsfaktor: 3 }\n",
		Right:       "inträde: { avgiftsfaktor: 2 }\n",
		Source:      "samverkansavtalet, avsnittet Inträde av ny huvudman",
	},
	{
		Code: "PV822", Severity: Varning, Title: "En part lämnar före uppsägningstidens slut",
		Explanation: "Uppsägningstiden är 12 månader, räknat från den dag uppsägningen lämnades.",
		Wrong:       "parter:\n  kalmar: { namn: Kalmar kommun, användare: 40 }\n  emmaboda: { namn: Emmaboda kommun, användare: 30 }\n  vimmerby: { namn: Vimmerby kommun, användare: 20, uppsägning: { dag: 2026-03-01, träder ut: 2026-12-31 } }\n",
		Right:       "parter:\n  kalmar: { namn: Kalmar kommun, användare: 40 }\n  emmaboda: { namn: Emmaboda kommun, användare: 30 }\n  vimmerby: { namn: Vimmerby kommun, användare: 20, uppsägning: { dag: 2026-03-01, träder ut: 2027-03-01 } }\n",
		Source:      "samverkansavtalet, avsnittet Utträde",
	},
	{
		Code: "PV823", Severity: Varning, Title: "Den som ska sammankalla parterna är inte part",
		Explanation: "Ett avtal binder bara dem som har skrivit under det. Den som ska kalla till överläggning bör vara part, eller ha åtagit sig det på annat sätt.",
		Wrong:       "utträde: { sammankallas av: Regionförbundet }\n",
		Right:       "utträde: { sammankallas av: kalmar }\n",
		Source:      "samverkansavtalet, avsnittet Utträde",
	},
	{
		Code: "PV830", Severity: Varning, Title: "En part har inte lämnat sina uppgifter",
		Explanation: "Parterna lämnar sina uppgifter i egna filer. Den här parten har ingen fil, så dess användare, kontakt och undertecknare saknas.",
		Wrong:       "underlag: { filer: [parter/kalmar.yaml] }   # avtalet har också parten vimmerby",
		Right:       "underlag: { filer: [parter/kalmar.yaml, parter/vimmerby.yaml] }",
	},
	{
		Code: "PV831", Severity: Varning, Title: "En part svarade för sent",
		Explanation: "Uppgifterna är lämnade efter den dag som avtalet anger under ”svar senast”. De är med, men de andra parterna kan ha räknat med något annat.",
		Wrong:       "part: { namn: Kalmar kommun, lämnad: 2025-11-02 }   # svar senast: 2025-10-15",
		Right:       "part: { namn: Kalmar kommun, lämnad: 2025-10-02 }",
	},
	{
		Code: "PV832", Severity: Varning, Title: "En fil gäller någon som inte är part",
		Explanation: "Filens id finns inte bland avtalets parter. Antingen är id:t felskrivet, eller så fattas parten i avtalet.",
		Wrong:       "dokument: { typ: avtalspart, id: vimerby }",
		Right:       "dokument: { typ: avtalspart, id: vimmerby }",
	},
	{
		Code: "PV833", Severity: Varning, Title: "En part har lämnat sina uppgifter två gånger",
		Explanation: "Två filer gäller samma part. Den första används, så att ingen part räknas dubbelt.",
		Wrong:       "underlag: { filer: [parter/kalmar.yaml, parter/kalmar-ny.yaml] }",
		Right:       "underlag: { filer: [parter/kalmar-ny.yaml] }",
	},
	{
		Code: "PV834", Severity: Varning, Title: "Avtalet och partens egen fil säger olika",
		Explanation: "Samma uppgift står på två ställen med olika innehåll. Partens egen uppgift används, eftersom parten svarar för den.",
		Wrong:       "parter:\n  kalmar: { namn: Kalmar kommun, användare: 20 }   # filen säger 21",
		Right:       "parter:\n  kalmar: Kalmar kommun",
	},
	{
		Code: "PV835", Severity: Varning, Title: "Partens uppgifter gäller ett annat år",
		Explanation: "Partens fil är gjord för ett annat år än avtalets budget.",
		Wrong:       "dokument: { typ: avtalspart, id: kalmar, år: 2025 }",
		Right:       "dokument: { typ: avtalspart, id: kalmar, år: 2026 }",
	},
	{
		Code: "PV836", Severity: Varning, Title: "En parts fil kunde inte läsas",
		Explanation: "Partens egen fil har ett fel. Avtalet byggs, men partens användare, kontakt och undertecknare saknas tills filen är rättad.",
		Wrong:       "part: { namn: Kalmar kommun, användare: många }",
		Right:       "part: { namn: Kalmar kommun, användare: 21 }",
	},
}
