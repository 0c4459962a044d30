# Att skriva enskilt: lapparna väntar tills ledaren publicerar dem.
drafts-private = Skriva enskilt
drafts-private-help = Deltagarna skriver på sin egen sida. Underlaget är stängt under tiden, och andra ser lapparna först när du publicerar dem.
drafts-private-none = I den här och nästa punkt läggs inga lappar till.
drafts-who = Vem ser skribenten?
drafts-named = Med namn: alla ser skribenten
drafts-leaders = Bara ledarna ser skribenten
drafts-anonymous = Anonymt: ingen ser skribenten
drafts-named-promise = När ledaren publicerar lapparna syns ditt namn på din lapp.
drafts-leaders-promise = Ditt namn står inte på lappen och sparas inte på underlaget. Ledarna ser efter publiceringen vem som skrev vilken lapp. Andra ser det inte.
drafts-anonymous-promise = Ditt namn står inte på lappen, och ingen ser vem som skrev den. Ordningen blandas. Servern minns skribenten bara till publiceringen, så att du kan ändra din lapp. Du kan ändå kännas igen på det du skriver.
drafts-now = Nu skriver var och en för sig. Bara du ser dina lappar, och underlaget är stängt tills ledaren publicerar lapparna.
drafts-turn-on = Ta i bruk
drafts-on = På
drafts-off = Sluta skriva enskilt
drafts-reveal = Publicera lapparna
drafts-waiting = { $count ->
    [0] Inga lappar väntar ännu.
    [one] 1 lapp väntar.
   *[other] { $count } lappar väntar.
}
drafts-known = Vem skrev (bara för ledare)
drafts-item-gone = En punkt som tagits bort ur programmet
drafts-send = Spara lappen
drafts-sent = Sparad, bara du ser:
drafts-mine = Dina lappar som väntar
drafts-mine-help = Bara du ser de här. De väntar tills ledaren publicerar dem.
drafts-remove = Ta bort
drafts-gone = Den här lappen väntar inte längre: den är publicerad eller borttagen.
drafts-full = Du har redan 100 lappar som väntar. Ta först bort någon.
drafts-end-leave = Låt skribenterna ha lapparna kvar. Du kan publicera dem senare.
drafts-end-reveal = Publicera lapparna innan workshoppen avslutas.
# Inkomna idéer: lapparna går först till ledaren.
inbox-where = Vart går deltagarnas lappar?
inbox-where-help = När lapparna först kommer till dig skickar deltagarna dem från sin egen sida, och underlaget är stängd för dem.
inbox-off = Direkt till underlaget
inbox-named = Först till ledaren, med namn
inbox-leaders = Först till ledaren; bara ledare ser avsändaren
inbox-anonymous = Först till ledaren, anonymt
inbox-count = { $count ->
    [0] Inkomna idéer
    [one] 1 inkommen idé
   *[other] { $count } inkomna idéer
}
inbox-none = När någon skickar en lapp kommer den hit.
inbox-help = Andra ser inte de här förrän du lägger dem på underlaget.
inbox-nameless = Anonym
inbox-zone = Område
inbox-take = Lägg på underlaget
inbox-decline = Lämna bort
inbox-gone = Idén finns inte här längre: någon annan har behandlat den, eller så tog avsändaren bort den.
inbox-now = Nu går lapparna först till ledaren, som lägger dem på underlaget. Här ser du hur det gick med din lapp.
inbox-named-promise = Ledaren ser ditt namn. När hen lägger lappen på underlaget syns ditt namn på den.
inbox-leaders-promise = Ledaren ser ditt namn. På lappen syns det inte.
inbox-anonymous-promise = Ingen ser vem som skickade lappen. Servern minns avsändaren bara tills lappen läggs på underlaget. Efter det finns den inte längre bland dina egna lappar.
inbox-send = Skicka till ledaren
inbox-sent = Skickad till ledaren:
inbox-waits = Väntar på ledaren
inbox-taken = Finns på underlaget
inbox-declined = Lades inte på underlaget
inbox-mine = Lappar som du har skickat eller som väntar
inbox-mine-help = De här ser du och ledarna. De väntar på vad ledaren beslutar.
inbox-handled-help = Ledaren har behandlat de här.
