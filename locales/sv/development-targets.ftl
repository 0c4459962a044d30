development-targets-title = Utvecklingsmål för digitalt stöd
development-targets-question = Vilka av klientgruppens behov möter vi inte ännu, och vems uppgift vore det?

development-targets-field-client-group = Klientgrupp
development-targets-field-client-group-help = Vems erfarenheter går ni igenom? Använd samma grupp som i intervjuerna.
development-targets-field-targets = Valda utvecklingsmål
development-targets-field-targets-help = Ett mål per rad. Skriv vem som borde förbättra sitt stöd, vilka som borde samarbeta eller vilken modell som borde spridas.

development-targets-zone-life-areas = Livsområden
development-targets-zone-life-areas-help = Ringa in tre områden där bristen på stöd ger verklig oro, svårigheter eller förluster.
development-targets-zone-state = Statliga aktörer
development-targets-zone-state-help = Iakttagelser om tjänster som en statlig myndighet ansvarar för.
development-targets-zone-municipality = Kommunala aktörer
development-targets-zone-municipality-help = Iakttagelser om kommunens tjänster, biblioteket och medborgarinstitutet.
development-targets-zone-wellbeing = Aktörer inom välfärd och hälsa
development-targets-zone-wellbeing-help = Iakttagelser om välfärdsområdets och andra välfärds- och hälsoaktörers tjänster.
development-targets-zone-association = Organisationer
development-targets-zone-association-help = Iakttagelser om stöd från organisationer, klubbar och frivilliga.
development-targets-zone-project = Projekt
development-targets-zone-project-help = Iakttagelser om projektens stöd. Skriv om stödet upphör när projektet slutar.
development-targets-zone-company = Företag
development-targets-zone-company-help = Iakttagelser om företags tjänster, till exempel bank, butik eller trafik.

development-targets-note-life-area = Livsområde
development-targets-note-life-area-help = Ett färdigt område. Du kan också lägga till ett eget.
development-targets-note-deficit = Brist
development-targets-note-deficit-help = Vad fungerar inte, och hur märks det i klientens vardag? Välj också vilket slags iakttagelse det är.
development-targets-note-deficit-finding = Vilket slags iakttagelse?
development-targets-note-strength = Styrka
development-targets-note-strength-help = Vad fungerar särskilt bra, eller vem överraskar genom att ge stöd? Välj också vilket slags iakttagelse det är.
development-targets-note-strength-finding = Vilket slags iakttagelse?

development-targets-link-cooperation-missing = Samarbete saknas
development-targets-link-cooperation-missing-verb = skulle behöva kontakt med
development-targets-link-cooperation-helps = Samarbete skulle hjälpa
development-targets-link-cooperation-helps-verb = skulle hjälpa tillsammans med

development-targets-circles = Livsområden där bristen på stöd skadar mest

development-targets-step-a = Gå igenom iakttagelserna
development-targets-step-a-what = Nämn klientgruppen och läs iakttagelserna ur intervjuerna. Ringa in tre livsområden där bristen på stöd ger mest oro eller förluster.
development-targets-step-b = Placera iakttagelserna hos den ansvariga
development-targets-step-b-what = Vems tjänst gäller iakttagelsen? Skriv brister och styrkor i den sektor som kan påverka saken.
development-targets-step-c = Välj utvecklingsmålen
development-targets-step-c-what = Förena aktörer vars samarbete skulle lösa mycket. Skriv sedan de viktigaste målen: vem förbättrar, vilka gör tillsammans och vilken modell sprids.
