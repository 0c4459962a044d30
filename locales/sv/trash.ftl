trash-title = Papperskorg
trash-open = Papperskorg ({ $count })
trash-lead = { $count ->
    [one] Ett underlag i papperskorgen ser ingen. Du kan återställa det i en dag. Sedan försvinner det för gott.
   *[other] Ett underlag i papperskorgen ser ingen. Du kan återställa det i { $count } dagar. Sedan försvinner det för gott.
}
trash-published = Ett återställt underlag är som förut. Bara en publicerad beskrivning är borta ur katalogen tills du publicerar den på nytt.
trash-none = Papperskorgen är tom.
trash-thrown = Underlaget är i papperskorgen.
trash-ended = Underlaget är borttaget för gott.
trash-thrown-by = Lades i papperskorgen av { $name } { $at }.
trash-thrown-at = Lades i papperskorgen { $at }.
trash-until = Försvinner för gott { $day }.
trash-restore = Återställ
trash-not = Låt det vara
trash-end = Ta bort för gott
trash-end-canvas = Underlaget tas bort genast med alla texter, sin historik, sina bilder och kommentarer. Det går inte att få tillbaka.
trash-end-workspace = Arbetsrummet tas bort genast med alla underlag, workshoppar och sin kunskapsbas. Det går inte att få tillbaka.
trash-end-name = Skriv namnet
trash-end-name-help = Skriv namnet ovan, så att inget försvinner av misstag.
trash-end-name-wrong = Namnet är inte detsamma som ovan. Kontrollera det.
trash-end-do = Ta bort för gott
trash-end-not = Tillbaka till papperskorgen
trash-workspaces-title = Arbetsrummens papperskorg
trash-workspaces-lead = { $count ->
    [one] Ett arbetsrum i papperskorgen öppnar ingen. Du kan återställa det i en dag. Sedan försvinner det för gott.
   *[other] Ett arbetsrum i papperskorgen öppnar ingen. Du kan återställa det i { $count } dagar. Sedan försvinner det för gott.
}
trash-workspaces-published = Ett återställt arbetsrum är som förut. Bara publicerade beskrivningar är borta ur katalogen tills du publicerar dem på nytt.
workspace-thrown = Arbetsrummet är i papperskorgen.
workspace-ended = Arbetsrummet är borttaget för gott.
workspace-delete = Flytta arbetsrummet till papperskorgen
workspace-delete-help = Ett arbetsrum i papperskorgen öppnar ingen. Ledaren kan återställa det från listan över arbetsrum. Är arbetet bara klart ska du arkivera det.
workspace-delete-what = Arbetsrummet stängs genast för alla: underlag, workshoppar, inbjudningar och delade länkar går inte att öppna, och publicerade beskrivningar försvinner ur katalogen. Ledaren kan återställa arbetsrummet.
workspace-delete-do = Flytta till papperskorgen
