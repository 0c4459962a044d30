variants-title = Egna arbetsunderlag
variants-lead = Kopiera ett arbetsunderlag och gör det till ert eget: egna sektorer, kolumner, rader, steg och texter. Varje sparning är en ny version, och arbetsunderlagen behåller den version som de gjordes med.
variants-none = Det finns inga egna arbetsunderlag ännu.
variant-own = Eget arbetsunderlag
variant-base = Kopierat av
variant-copy-h = Kopiera ett arbetsunderlag
variant-copy-of = Vad kopieras
variant-copy-do = Kopiera
variant-copy-title = { $title }, egen
variant-retire = Erbjud inte mer
variant-offer-again = Erbjud igen
variant-retired = Erbjuds inte
variant-is-retired = Inga nya arbetsunderlag görs av detta. De gamla finns kvar.
variant-elsewhere = Detta arbetsunderlag hör till ett annat arbetsrum. Välj ett av detta arbetsrums arbetsunderlag.
variants-full = Arbetsrummet har redan 20 egna arbetsunderlag. Ändra något av dem.
variant-versions-full = Detta arbetsunderlag har redan 50 versioner. Kopiera det för att fortsätta.
variant-too-large = Det finns för mycket text på arbetsunderlaget. Förkorta anvisningarna.
variant-overtaken = Någon annan har sparat en version under tiden. Dina ändringar finns här: om du sparar blir de en ny version ovanpå den.
variant-see-newest = Se den nyaste versionen
variant-same = Inget ändrades, så ingen ny version gjordes.
variant-preview = Förhandsvisning
variant-preview-do = Visa förhandsvisning
variant-preview-alt = Ett tomt arbetsunderlag så som formuläret beskriver det
variant-preview-wrong = Bilden ritas när formuläret är i ordning.
variant-save = Spara en ny version
variant-save-help = Nya arbetsunderlag görs med den nyaste versionen. De gamla behåller sin.
variant-whole-h = Hela arbetsunderlaget
variant-languages-help = Ett språk räcker. Om ett språk saknas visas texten på det första som den är skriven på.
variant-title = Namn
variant-question = Frågan som arbetsunderlaget besvarar
variant-label = Namn
variant-help = Anvisning
variant-link-help = Ordet på linjen
variant-step-label = Stegets namn
variant-step-help = Vad man gör
variant-unnamed = Utan namn
variant-long = I fältet skrivs flera stycken
variant-sector = I beräkningar är sektorn
variant-sector-help = Registret och nätverkskartan använder gemensamma sektorer.
variant-sector-none = Inget av dessa
variant-minutes = Föreslagen tid i minuter
variant-opens = Steget öppnar också
variant-opens-help = Fält, områden, rader och kolumner väljs på sina egna ställen.
variant-opens-links = kopplingar
variant-opens-circles = inringningar
variant-opens-ticks = kryss
variant-opens-rows = att lägga till rader
variant-opens-columns = att lägga till kolumner
variant-opens-cells = alla rutor
variant-opens-hearts = hjärtan
variant-steps = Skrivs i stegen
variant-up = Tidigare
variant-down = Senare
variant-remove = Ta bort
variant-h-hub = Mitten
variant-h-sector = Sektorer
variant-h-inner = Sektorer, den inre ringen
variant-h-outer = Sektorer, den yttre ringen
variant-h-ring = Ringar
variant-h-tray = Det fria området
variant-h-fields = Fält
variant-h-rows = Rader
variant-h-columns = Kolumner
variant-h-steps = Arbetsgången
variant-h-notes = Slag av lappar
variant-h-links = Slag av kopplingar
variant-others-h = Övriga texter
variant-add-hub = Lägg till en del i mitten
variant-add-sector = Lägg till en sektor
variant-add-inner = Lägg till en sektor i båda ringarna
variant-add-ring = Lägg till en ring
variant-add-tray = Lägg till ett fritt område
variant-add-fields = Lägg till ett fält
variant-add-rows = Lägg till en rad
variant-add-columns = Lägg till en kolumn
variant-add-steps = Lägg till ett steg
variant-leave = Gå tillbaka utan att spara
variant-versions-h = Versioner
variant-version = Version { $count }
variant-saved = Version { $count } har sparats. Nya arbetsunderlag görs med den.
variant-label-empty = Skriv ett namn på minst ett språk.
variant-label-long = Förkorta detta: här ryms 120 tecken.
variant-help-long = Förkorta detta: här ryms 1 000 tecken.
variant-label-twice = En annan del har redan detta namn. Ge ett annat namn.
variant-minutes-wrong = Skriv tiden i minuter med siffror, 1–600.
variant-too-many = Det finns för många delar: en lista rymmer 60.
variant-part-wrong = Arbetsunderlaget kan inte ritas så här: en del saknas eller är för mycket. Lägg till den borttagna delen eller ta bort någon.
variant-canvases =
    { $count ->
        [one] { $count } arbetsunderlag
       *[other] { $count } arbetsunderlag
    }
move-panel = Det finns en nyare version av det här egna arbetsunderlaget.
move-panel-open = Flytta till version { $count }
move-behind = Arbetsunderlag av äldre versioner
move-title = Flytta till version { $count }
move-lead = Arbetsunderlaget byter version. Här ser du vad som ändras och vad som står på delar som inte längre finns. Välj vart det ska.
move-other = Version att flytta till
move-other-do = Visa den här versionen
move-differences = Vad som ändras
move-same-parts = Delarna är desamma.
move-texts = Arbetsunderlagets namn, fråga eller andra texter har ändrats.
move-new = Ny
move-gone = Försvinner
move-renamed = Nytt namn
move-moved = Flyttad
move-changed = Ändrad
move-list-zones = område
move-list-fields = fält
move-list-rows = rad
move-list-columns = kolumn
move-list-steps = steg
move-list-notes = slag av lapp
move-list-links = slag av koppling
move-going = Vad som står på delar som försvinner
move-nothing-goes = Inget är skrivet på delarna som försvinner. Allt på arbetsunderlaget finns kvar.
move-where = Vart ska det?
move-leave = Lämna bort: försvinner från arbetsunderlaget
move-nowhere = Det finns ingen plats för detta längre: det försvinner från arbetsunderlaget.
move-more =
    { $count ->
        [one] { $count } till
       *[other] { $count } till
    }
move-binned =
    { $count ->
        [one] Dessutom { $count } lapp i papperskorgen.
       *[other] Dessutom { $count } lappar i papperskorgen.
    }
move-marks =
    { $count ->
        [one] { $count } markering försvinner med det.
       *[other] { $count } markeringar försvinner med det.
    }
move-hearts =
    { $count ->
        [one] { $count } hjärta försvinner eftersom texterna under det ändras. Partnern ger sitt åtagande på nytt.
       *[other] { $count } hjärtan försvinner eftersom texterna under dem ändras. Partnerna ger sina åtaganden på nytt.
    }
move-laid-anew = Tavlan ritas annorlunda: lappar som har lagts ut för hand i områden som ändras läggs ut på nytt.
move-ends-step = Steget som pågår finns inte i den här versionen. Efter flytten pågår inget steg, och allt är öppet.
move-after = Alla som har arbetsunderlaget öppet följer genast med. Nuvarande läge finns kvar i historiken. Kommentarer och överenskomna uppgifter blir kvar.
move-do = Flytta
move-not = Flytta inte
move-outdated = Arbetsunderlaget ändrades under tiden, och nu försvinner något annat än det som visades. Titta på nytt innan du flyttar.
move-no-room = Det här ryms inte där. Välj en annan plats.
move-voting = En omröstning pågår på arbetsunderlaget. Avsluta den innan du flyttar.
