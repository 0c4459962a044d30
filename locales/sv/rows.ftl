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
rows-text = Text
rows-bring-title = Importera rader
rows-bring-lead = Klistra in rader ur ett kalkylblad eller välj en fil. Inget skrivs innan du har sett vad varje rad blir.
rows-paste = Rader ur ett kalkylblad
rows-paste-help = Kopiera cellerna med rubriker i kalkylbladet och klistra in dem här.
rows-file = Eller en fil
rows-limits = CSV eller XLSX. Högst { $rows } rader och { $megabytes } MB. Väljer du en fil läses den i stället för det inklistrade.
rows-look = Se vad som ändras
rows-rules = Så läses raderna
rows-rule-head = På första raden står rubrikerna: Område samt Namn och Anmärkning eller Text. Typ behövs inte. Rubriker och områden får vara på finska, svenska eller engelska.
rows-rule-id = En rad med Lappens id från en nedladdad fil ändrar den lappen. Av andra rader blir det nya lappar.
rows-rule-all = Alla rader importeras, eller ingen om någon av dem har ett fel.
rows-rule-once = En rad som säger det som redan står i området skrivs inte på nytt. Kopplingar, märken och skribenter importeras inte.
rows-not-brought = Inget importerades.
rows-refused = { $count ->
    [one] Raderna har 1 fel. Inget importerades.
   *[other] Raderna har { $count } fel. Inget importerades.
  }
rows-faults-more = Det här är de första felen. Rätta dem så ser du resten.
rows-nothing = Klistra in en rubrikrad och minst en rad under den, eller välj en fil som har dem.
rows-no-head = Ingen rubrikrad hittades. Skriv minst två rubriker, till exempel Område och Text.
rows-no-text = Kolumnen med texter saknas. Lägg till rubriken Text eller Namn.
rows-unknown-zone = Det finns inget sådant område. Områdena är: { $there }.
rows-no-zone = Skriv området. Områdena är: { $there }.
rows-wrong-kind = Området tar inte emot den typen. Det tar emot: { $there }.
rows-empty-text = Lappen skulle bli tom. Skriv texten eller ta bort raden.
rows-unknown-note = Det finns ingen sådan lapp på det här underlaget, eller så ligger den i papperskorgen. Töm cellen om raden ska bli en ny lapp.
rows-twice = Rad { $row } gäller samma lapp. Ta bort en av dem.
rows-full = På underlaget ryms { $room } nya lappar. Från och med den här raden ryms de inte.
rows-moved = Det som raderna gör har ändrats sedan du såg på dem. Så här blir ändringarna nu. Kontrollera dem och importera sedan raderna.
rows-outdated = Någon ändrade en av lapparna i samma stund. Se på raderna igen.
rows-preview-title = Vad raderna blir
rows-preview-lead = Inget har skrivits ännu. Se på raderna och importera sedan alla på en gång.
rows-new = { $count ->
    [one] 1 ny lapp
   *[other] { $count } nya lappar
  }
rows-changed = { $count ->
    [one] 1 lapp ändras
   *[other] { $count } lappar ändras
  }
rows-same = { $count ->
    [one] 1 rad finns redan på underlaget
   *[other] { $count } rader finns redan på underlaget
  }
rows-left-out = Kolumner som inte läses:
rows-nothing-new = Allt på raderna finns redan på underlaget. Det finns inget att importera.
rows-bring-warning = Alla som har underlaget öppet ser raderna komma. Läget före dem finns kvar i historiken.
rows-bring-do = Importera raderna
rows-plan = Vad varje rad blir
rows-row = Rad
rows-what = Vad som händer
rows-note = Lapp
rows-change = Ändras
rows-new-note = Ny lapp
rows-first-shown = Det här är de första. Alla importeras.
rows-again = Rätta raderna
rows-came-new = { $count ->
    [one] 1 ny lapp importerades.
   *[other] { $count } nya lappar importerades.
  }
rows-came-changed = { $count ->
    [one] 1 lapp ändrades.
   *[other] { $count } lappar ändrades.
  }
rows-came-none = Raderna finns redan på underlaget.
