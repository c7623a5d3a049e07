package diag

// guidelineCodes explains the rules for guidelines.
var guidelineCodes = []Code{
	{
		Code: "PV840", Severity: Varning, Title: "Rangordningen går runt",
		Explanation: "Två dokument står både före och efter varandra, i samma lista eller i två. Då säger rangordningen inte vilket som går före när de motsäger varandra.",
		Wrong:       "rangordning:\n  - { gäller: Regler, ordning: [IT-strategin, Riktlinjer för IT, IT-strategin] }\n",
		Right:       "rangordning:\n  - { gäller: Regler, ordning: [IT-strategin, Riktlinjer för IT] }\n",
		Source:      "Danderyds kommuns riktlinjer för IT, kapitel 3",
	},
}
