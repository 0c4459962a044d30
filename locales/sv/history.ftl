history-title = Historik
history-lead = Underlagets läge sparas efter varje steg, var tionde minut, när alla har gått och när du själv sparar det. Du kan se och skriva ut ett gammalt läge, jämföra vilka två som helst och återställa ett gammalt.
history-limits = Det senaste dygnets lägen sparas alla, för en vecka ett i timmen och för ett år ett om dagen. Stegens slut sparas ett år och de lägen som du själv har sparat så länge som underlaget. Av en intervju sparas lägen som sparats automatiskt en vecka.
history-label = Lägets namn
history-label-help = Till exempel: före lunchen. Alla ser namnet.
history-keep = Spara nuvarande läge
history-by-hand = Sparat för hand
history-automatic = Sparat automatiskt
history-automatic-step = Under steg { $step }
history-step = I slutet av steg { $step }
history-step-none = Innan stegen började
history-before-restore = Före återställningen
history-before-rows = Före importen av rader
history-before-move = Före flytten till en annan version
history-none = Inga sparade lägen än
history-none-help = Det första sparas när steget byts, efter tio minuters skrivande eller när alla har gått.
history-workers = Gjort av: { $names }
history-now = Nu
history-since-nobody = Ingen har ändrat något efter det senaste läget.
history-since-newest = Vad som har ändrats efter det
history-before-this = Vad som gjordes före det här
history-compare = Jämför två lägen
history-from = Det första
history-to = Det andra
history-compare-do = Visa ändringarna
history-since = Vad som har ändrats
history-since-do = Vad som har ändrats fram till nu
history-counts = Ändringar sammanlagt
history-count-came = { $count ->
    [one] { $count } ny
   *[other] { $count } nya
}
history-count-went = { $count ->
    [one] { $count } borttagen
   *[other] { $count } borttagna
}
history-count-changed = { $count ->
    [one] { $count } ändrad
   *[other] { $count } ändrade
}
history-same = Inget har ändrats
history-same-help = Texter, lappar, förbindelser och märken är desamma. Lapparnas plats och ordning jämförs inte.
history-came = Ny
history-went = Borttagen
history-reworded = Texten ändrades
history-moved = Flyttad
history-changed = Ändrad
history-gone-begins = borttaget
history-new-begins = tillagt
history-from-to = { $from } → { $to }
history-by = { $who }, { $when }
history-fields = Fält och sammanfattning
history-elsewhere = På annat ställe
history-links = Förbindelser
history-circles = Inringningar
history-mark = Märke
history-heart = Hjärta
history-no-choice = inget val
history-nameless = namnlös
history-state-help = Det här är ett gammalt läge. Det ändras inte när underlaget bearbetas.
history-remove = Ta bort det här läget ur historiken
history-remove-help = Läget försvinner ur historiken för alla. Underlaget ändras inte. Det går inte att ångra.
history-remove-do = Ta bort läget
history-restore = Återställ det här läget
history-restore-title = Ska läget { $name } återställas?
history-restore-help = Återställningen är en ny ändring som alla som är på plats ser genast. Nuvarande läge finns kvar i historiken. Kommentarer och överenskomna uppgifter blir kvar.
history-restore-back = Kommer tillbaka
history-restore-away = Försvinner
history-restore-away-help = Lappar flyttas till papperskorgen och kan tas tillbaka därifrån. Annat tas bort och finns i nuvarande läge.
history-restore-as-before = Blir som förut
history-restore-hearts = Hjärtan kommer inte tillbaka av sig själva: partnern ger sitt åtagande på nytt.
history-restore-older = Arbetsunderlaget var av en tidigare version då. Det som stod på delar som inte längre finns går till de delar som är närmast.
history-restore-lost = Kommer inte tillbaka, eftersom det inte har någon plats längre:
history-restore-no-room = Det som stod på delar som inte längre finns ryms inte på arbetsunderlaget. Kopiera det du behöver för hand från det sparade läget.
history-restore-do = Återställ läget
history-restore-not = Återställ inte
history-open = Se historiken
history-full = I underlagets historik ryms inte fler lägen som ni sparat själva. Ta bort något som du inte behöver.
