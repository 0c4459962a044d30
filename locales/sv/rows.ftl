# Underlagets lappar som rader: en sida utan skript, och rader ur ett kalkylblad.
rows-title = Lapparna som tabell
rows-lead = Alla lappar på underlaget som rader. Begränsa raderna och ordna dem från rubrikerna.
rows-take = Ladda ner de här raderna (CSV)
rows-edit = Redigera i tabellvyn
rows-ask = Begränsa raderna
rows-every-author = Alla skribenter
rows-show = Visa
rows-count = { $count ->
    [one] 1 lapp
   *[other] { $count } lappar
  }
rows-count-of = { $shown } av { $count } lappar
rows-id = Lappens id
