votes-title = Omröstning
votes-lead = Omröstningen visar vad som är viktigast för gruppen. Ingen ser vad en annan röstade på.
votes-saved = Din röst är sparad. Du kan ändra den tills omröstningen stängs.
votes-open = Öppen
votes-change = Du kan ändra din röst tills omröstningen stängs.
votes-no-notes = Det finns ännu inga lappar i de här delarna.
votes-save = Spara min röst
votes-look-on = Den som tittar på röstar inte.
votes-close = Stäng omröstningen
votes-close-help = Resultatet visas för alla. Ingens röster sparas.
votes-new = Öppna en omröstning
votes-question = Vad gäller omröstningen?
votes-question-help = Till exempel: Var börjar vi?
votes-question-empty = Skriv vad omröstningen gäller.
votes-question-long = Skriv frågan med högst 200 tecken.
votes-mark = Vad röstar man med?
votes-mark-dots = Med prickar: en lapp kan få flera
votes-mark-tick = Med kryss: ett per lapp
votes-mark-heart = Med hjärtan: ett per lapp
votes-mark-empty = Välj vad man röstar med.
votes-each = Hur många röster har var och en?
votes-each-wrong = Ange ett tal från 1 till 20.
votes-zones = Vilka lappar röstar man om?
votes-zones-help = Om du inte väljer något röstar man om alla.
votes-zones-wrong = Välj delarna i den här listan.
votes-hidden = Dölj resultatet till slutet
votes-do-open = Öppna omröstningen
votes-none = Här har man ännu inte röstat
votes-none-help = Ledaren öppnar omröstningen när det är dags.
votes-closed = Stängd
votes-no-votes = Ingen röstade.
votes-note = Lapp
votes-zone = Var
votes-votes = Röster
votes-too-many = Rösterna är för många. Minska dem och spara på nytt.
votes-not-a-number = Skriv rösterna som hela tal: 0, 1, 2.
votes-panel = En omröstning är öppen: { $question }
votes-panel-open = Rösta
votes-is-open = En annan omröstning är redan öppen. Stäng den först och öppna sedan den här.
votes-late = Omröstningen är redan stängd. Se resultatet på omröstningens sida.
votes-lead-dots = { $count ->
    [one] Du har { $count } röst.
   *[other] Du har { $count } röster. En lapp kan få flera.
}
votes-lead-tick = { $count ->
    [one] Välj en lapp.
   *[other] Välj högst { $count } lappar.
}
votes-lead-heart = { $count ->
    [one] Ge ett hjärta åt en lapp.
   *[other] Ge ett hjärta åt högst { $count } lappar.
}
votes-voters = { $count } har röstat.
votes-so-far = { $count ->
    [one] { $count } röst hittills
   *[other] { $count } röster hittills
}
votes-people = { $count ->
    [one] av { $count } person
   *[other] av { $count } personer
}
votes-without = { $count ->
    [one] { $count } lapp fick inga röster.
   *[other] { $count } lappar fick inga röster.
}
votes-note-gone = Någon av lapparna har flyttats eller tagits bort under tiden. Se på listan en gång till och spara sedan.
votes-lost = { $count ->
    [one] { $count } röst gick till en lapp som sedan togs bort eller flyttades.
   *[other] { $count } röster gick till lappar som sedan togs bort eller flyttades.
}
votes-circle = Ringa in dem som fick flest röster
votes-circle-help = En inringning med namn ritas på underlaget. Lappar som fick lika många röster som den sista kommer med.
votes-circle-name = Inringningens namn
votes-circle-most = Hur många lappar?
votes-circle-most-wrong = Ange antalet lappar, 1–20.
votes-circle-do = Ringa in
votes-circled = Inringade på underlaget
votes-circles-full = Underlaget har redan så många inringningar som ryms. Ta först bort någon.
votes-circle-none = Ingen av lapparna som fick röster finns kvar på underlaget.
