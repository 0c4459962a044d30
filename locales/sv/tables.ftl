# Descriptions of support as spreadsheets: brought, seen first, and taken home.
tables-title = Hämta från en tabell
tables-lead = Hämta många beskrivningar på en gång från en CSV- eller XLSX-tabell. Ingenting publiceras förrän du har sett vad som ändras.
tables-send-title = Skicka tabellen
tables-seen-first = Därefter ser du vad tabellen skulle ge och vad som måste rättas i den. Tabellen väntar på dig i ett dygn.
tables-file = Tabell
tables-file-help = CSV eller XLSX. Högst { $rows } rader och { $megabytes } megabyte.
tables-look = Se vad som ändras
tables-again-title = Skicka den rättade tabellen
tables-template = Modelltabell
tables-template-lead = Fyll i modellen och ta bort exempelraden. På det andra bladet i XLSX-modellen finns orden som man kan välja.
tables-template-xlsx = Ladda ner modellen, XLSX
tables-template-csv = Ladda ner modellen, CSV
tables-rule-identifier = Beteckningen är ditt eget namn på raden. Samma beteckning uppdaterar senare samma beskrivning.
tables-rule-several = Skilj flera värden i samma cell åt med semikolon eller radbyte.
tables-rule-words = Kolumner och värden kan vara på finska, svenska eller engelska.
tables-rule-empty = En tom cell tömmer punkten. En kolumn som saknas i tabellen blir som den var.
tables-identifier = Beteckning
tables-municipalities = Kommuner
tables-place = Plats
tables-place-name = namn
tables-place-address = adress
tables-place-hours = öppettider
tables-place-id = serviceställets kod
tables-yes = ja
tables-no = nej
tables-sheet-entries = Beskrivningar
tables-sheet-values = Tillåtna värden
tables-example-name = Öppen handledning
tables-example-organisation = Biblioteket Hjortron
tables-example-contact = Disken, telefon 02 000 0000
tables-example-promise = Du får hjälp med telefon, dator och nättjänster.
tables-example-place = Huvudbiblioteket
tables-example-address = Biblioteksgatan 1, 32200 Loimaa
tables-example-hours = må–fr 9–16
tables-file-empty = Välj en tabell med en rubrikrad och minst en beskrivning.
tables-file-large = Tabellen är för stor. Dela den i mindre delar.
tables-file-rows = Tabellen har för många rader. Dela den i mindre delar.
tables-file-foreign = Filen kan inte läsas som en tabell. Spara den som CSV eller XLSX.
tables-file-old = Det här är ett gammalt Excel-format. Öppna filen och spara den som XLSX.
tables-file-head = Tabellen har ingen rubrikrad som känns igen. Använd modelltabellens rubriker.
tables-refused-title = Rätta tabellen
tables-refused = { $count ->
    [one] Det finns 1 fel i tabellen. Ingenting hämtades.
   *[other] Det finns { $count } fel i tabellen. Ingenting hämtades.
  }
tables-refused-help = Rätta cellerna och skicka tabellen igen. Alla rader hämtas på en gång.
tables-faults = Fel
tables-faults-csv = Ladda ner felen, CSV
tables-faults-more = Här är de första felen. Resten finns i filen som du kan ladda ner.
tables-cell = Cell
tables-column = Kolumn
tables-value = I cellen står
tables-what-to-do = Gör så här
tables-row = rad
tables-near = Menade du { $name }?
tables-unknown = Värdet finns inte på listan. Se de tillåtna värdena i modelltabellen.
tables-unknown-of = Värdet finns inte på listan. På listan finns till exempel { $names }. Alla tillåtna värden finns i modelltabellen.
tables-unknown-all = Värdet finns inte på listan. De tillåtna värdena är { $names }.
tables-too-long = Förkorta: högst { $max } tecken.
tables-twice = Samma beteckning finns redan på rad { $row }. Ge raden en egen beteckning.
tables-same-entry = En annan rad gäller samma beskrivning. Ta bort den ena.
tables-example = Det här är modellens exempelrad. Ta bort den.
tables-date = Tabellprogrammet gjorde ett datum av det här. Formatera cellen som text och skriv värdet igen.
tables-error = Cellens formel ger ett fel. Skriv värdet i cellen.
tables-unclosed = Ett citattecken är öppet. Lägg till det avslutande tecknet eller ta bort det inledande.
tables-headless = Det finns ingen rubrik ovanför värdet. Skriv en rubrik eller töm cellen.
tables-head-unknown = Det finns ingen sådan kolumn. Se rubrikerna i modelltabellen eller ta bort kolumnen.
tables-head-twice = Samma kolumn finns två gånger. Ta bort den ena.
tables-head-missing = Kolumnen saknas. Lägg till den i tabellen.
tables-area-empty = Skriv kommunerna, eller ja i kolumnen Hela landet.
tables-preview-title = Vad tabellen ändrar
tables-preview-lead = Ingenting har ännu publicerats. Se ändringarna och hämta sedan allt på en gång.
tables-other = Katalogen har ändrats efter att du såg på tabellen. Här är ändringarna nu. Kontrollera dem och hämta sedan.
tables-count-new = { $count ->
    [one] 1 ny beskrivning
   *[other] { $count } nya beskrivningar
  }
tables-count-changed = { $count ->
    [one] 1 beskrivning som ändras
   *[other] { $count } beskrivningar som ändras
  }
tables-count-same = { $count ->
    [one] 1 beskrivning som förut
   *[other] { $count } beskrivningar som förut
  }
tables-nameless = { $count ->
    [one] 1 ny rad saknar beteckning. Om du hämtar tabellen en gång till blir den en andra beskrivning.
   *[other] { $count } nya rader saknar beteckning. Om du hämtar tabellen en gång till blir de nya beskrivningar.
  }
tables-bring-warning = Alla texter blir genast offentliga, också kontaktuppgifterna.
tables-bring-do = Hämta och publicera
tables-gone = Den här tabellen väntar inte längre: den är redan införd, eller så har det gått över ett dygn. Se i katalogen vad som finns där, eller skicka filen på nytt.
tables-nothing-new = Alla rader finns redan i katalogen i den här formen. Inget behöver föras in.
tables-comes-back = Beskrivningen kommer tillbaka till katalogen som den var.
tables-first-shown = Här visas de första.
tables-brought = Tabellen är hämtad:
tables-take-xlsx = Ladda ner beskrivningarna, XLSX
tables-take-csv = Ladda ner beskrivningarna, CSV
tables-corrections-csv = Ladda ner rättelserna, CSV
tables-day = Dag
tables-done = Åtgärdad
tables-take-list = Ladda ner listan, CSV
tables-places-csv = Ladda ner platserna, CSV
tables-hits-help = Ladda ner träffarna som tabell, högst { $count }:
