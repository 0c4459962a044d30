partnership-title = Utvecklingspartnerskap för digitalt stöd
partnership-question = Vad ger vi varandra, och förbinder vi oss?

partnership-field-whom = Vi vill stödja
partnership-field-whom-help = Vem gäller ert gemensamma löfte? Nämn klientgruppen.
partnership-field-need = som vill, som borde
partnership-field-need-help = Vad behöver de? Ni kan förbättra stödet eller göra tjänsten så tydlig att det behövs mindre stöd.
partnership-field-benefit = så att de kunde
partnership-field-benefit-help = Vad ändras i deras liv när ni håller ert löfte?

partnership-matrix = Partner, erbjudanden och åtaganden
partnership-columns = Partner
partnership-columns-add = Lägg till partner
partnership-column-title = Partnerns namn
partnership-row-praise = De allra bästa partnerna
partnership-row-praise-help = De andra skriver varför det är fint att just ni är med. Ingen skriver beröm om sig själv.
partnership-row-offer = Vi erbjuder
partnership-row-offer-help = Partnern skriver själv vad den bidrar med. Det kan vara öppen kommunikation, idéer, data, synlighet, kontakt med klienter, arbetstid, pengar, lokaler eller enheter.
partnership-row-wishes = Av oss önskas
partnership-row-wishes-help = De andra skriver vad de önskar av den här partnern. Lägg till din egen organisations namn efter önskemålet.
partnership-row-commitment = Åtagande
partnership-row-commitment-help = Partnern sätter själv ett hjärta när helheten är i balans. Om erbjudandet eller önskemålen ändras försvinner hjärtat och beslutet tas på nytt.
partnership-row-commitment-mark = Vi förbinder oss

partnership-step-a = Ge ett gemensamt löfte
partnership-step-a-what = Skriv löftet till klienten i tre delar. Ge samtidigt varje partner en egen kolumn.
partnership-step-b = Beröm varandra
partnership-step-b-what = Skriv till de andra varför det är fint att ha dem med. Var konkret: ett sant exempel säger mer än tio fina ord.
partnership-step-c = Berätta vad du erbjuder och önskar
partnership-step-c-what = Skriv i din egen kolumn vad du erbjuder. Skriv i de andras kolumner vad du önskar av dem, med din organisations namn.
partnership-step-d = Tala om balansen och förbind er
partnership-step-d-what = Se på tabellen tillsammans: ger alla, och får alla? Sätt ett hjärta när du är redo.
