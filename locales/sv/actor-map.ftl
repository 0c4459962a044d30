actor-map-title = Aktörskarta över digitalt stöd
actor-map-question = Vilka ger digitalt stöd, åt vem och hur hänger de ihop?

actor-map-field-target = Vad kartan gäller
actor-map-field-target-help = Avgränsa kartan till ett område, en klientgrupp eller ett tema. Till exempel: arbetssökande i vår ekonomiska region.

actor-map-zone-funders = Finansiärer
actor-map-zone-funders-help = Skriv vem som betalar för stödet: ett ministerium, en stiftelse, ett förbund eller kommunen själv. Nämn organisationen, inte summan.
actor-map-zone-state = Statliga aktörer
actor-map-zone-state-help = Myndigheter och serviceställen vars tjänster områdets invånare behöver. Kom också ihåg rådgivning per telefon.
actor-map-zone-municipality = Kommunala aktörer
actor-map-zone-municipality-help = Börja med biblioteket och medborgarinstitutet. Lägg sedan till invånarlokaler, rådgivning och andra platser där man hjälper.
actor-map-zone-wellbeing = Aktörer inom välfärd och hälsa
actor-map-zone-wellbeing-help = Välfärdsområdets tjänster och andra aktörer inom välfärd och hälsa, till exempel hälsostationen, hemvården eller socialarbetet.
actor-map-zone-association = Organisationer
actor-map-zone-association-help = Organisationer som ger digital handledning som huvudsyssla eller vid sidan av annat. Även klubbar och församlingar passar här.
actor-map-zone-project = Projekt
actor-map-zone-project-help = Tidsbundna projekt. Skriv när projektet slutar, så ser ni vilket stöd som håller på att försvinna.
actor-map-zone-company = Företag
actor-map-zone-company-help = Företag som ger råd om enheter och tjänster eller visar klienter vidare till stöd. Till exempel en bank, en butik eller en verkstad.
actor-map-zone-models = Verksamhetsmodeller för digitalt stöd
actor-map-zone-models-help = Samla här de sätt att ge stöd som kartan visar. Skriv vem som gör, vad, för vem och hur.

actor-map-note-actor = Aktör
actor-map-note-actor-help = Organisationens namn på första raden. Under det kort hur den ger stöd och åt vem.
actor-map-note-funder = Finansiär
actor-map-note-funder-help = Finansiärens namn på första raden. Under det vad den betalar för och hur länge.
actor-map-note-model = Verksamhetsmodell
actor-map-note-model-help = Ge modellen ett namn. Berätta om den används eller ännu utvecklas och vem den hjälper.

actor-map-link-funding = Finansiering
actor-map-link-funding-verb = finansierar
actor-map-link-information = Information
actor-map-link-information-verb = utbyter information med
actor-map-link-premises = Lokaler
actor-map-link-premises-verb = delar lokaler med
actor-map-link-equipment = Utrustning
actor-map-link-equipment-verb = delar utrustning med
actor-map-link-media = Synlighet
actor-map-link-media-verb = ger synlighet åt
actor-map-link-competence = Kompetens
actor-map-link-competence-verb = delar kompetens med
actor-map-link-referral = Hänvisning
actor-map-link-referral-verb = hänvisar klienter till
actor-map-link-collaboration = Samarbete
actor-map-link-collaboration-verb = samarbetar med

actor-map-circles = De viktigaste sätten att ge stöd och starka nätverk

actor-map-step-a = Placera aktörerna i sektorer
actor-map-step-a-what = Skriv först vad kartan gäller. Lägg sedan varje aktör i sin sektor och skriv hur den ger stöd och åt vem. På en områdeskarta ska ni minnas viktiga statliga tjänster, bibliotek och medborgarinstitut.
actor-map-step-b = Märk ut finansiärerna
actor-map-step-b-what = Skriv finansiärerna i mitten. Dra från var och en en linje till de aktörer vars arbete den betalar.
actor-map-step-c = Rita förbindelserna
actor-map-step-c-what = Vilka utbyter information? Vilka delar lokaler, utrustning, synlighet eller kompetens? Förena dem och välj vad som går mellan dem.
actor-map-step-d = Ringa in det viktigaste
actor-map-step-d-what = Ringa in de fyra eller fem viktigaste sätten att ge stöd, eller starka nätverk. Ge ringen ett namn och skriv modellen i fältet för verksamhetsmodeller.
