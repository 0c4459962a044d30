# The catalogue: descriptions of support that everybody can read, and where their owners look after them.
catalogue-publish-title = Publicera i katalogen
catalogue-publish-lead = En publicerad beskrivning hittas i sökningen och kan läsas av alla utan konto. Du ser först vad som publiceras.
catalogue-publish-do = Publicera
catalogue-publish-again = Publicera en ny version
catalogue-publish-warning = Alla texter i beskrivningen blir offentliga, också kontaktpersonen. Se till att personen har gett lov.
catalogue-is-published = Publicerad
catalogue-is-withdrawn = Inte offentlig
catalogue-open-public = Öppna den offentliga sidan
catalogue-look-after = Sköt publiceringen
catalogue-whole-title = Hur färdig beskrivningen är
catalogue-whole = av beskrivningen är färdig
catalogue-is-whole = Beskrivningen är färdig. Allt som läsaren och sökningen behöver finns där.
catalogue-add-title = Lägg till härnäst
catalogue-add-more = { $count ->
    [one] Dessutom saknas 1 mindre viktig punkt.
   *[other] Dessutom saknas { $count } mindre viktiga punkter.
  }
catalogue-add-on-canvas = Komplettera underlaget
catalogue-add-area = Kommuner: välj var ni hjälper. Sökningen letar efter stöd i närheten.
catalogue-add-promise = Servicelöfte: berätta i en mening vad klienten får. Det syns först.
catalogue-add-support-forms = Stödform: välj om stödet är rådgivning, handledning eller en kurs. Sökningen avgränsar enligt den.
catalogue-add-topics = Ämnen: välj vad ni hjälper med. De flesta söker enligt ärende.
catalogue-add-channels = Kanaler: välj hur man får hjälp. Många behöver hjälp per telefon eller hemma.
catalogue-add-places = Platser: skriv adress och öppettider så att klienten hittar fram.
catalogue-add-contact = Kontaktperson: skriv telefon eller e-post dit man kan höra av sig.
catalogue-add-client-groups = Klientgrupper: välj de grupper som ni når. Genom dem möts behov och utbud.
catalogue-add-languages = Språk: välj de språk ni hjälper på. Sökningen erbjuder inte stöd på fel språk.
catalogue-add-price = Pris: berätta om stödet kostar något. Den som är osäker kommer ofta inte.
catalogue-add-skill-levels = Kunskapsnivå: berätta om en nybörjare kan komma.
catalogue-add-audience = Målgrupper: beskriv med egna ord vem tjänsten är till för.
catalogue-add-digital-services = Digitala tjänster: nämn de tjänster som ni hjälper med. Folk söker på namnen.
catalogue-add-devices = Enheter: välj de enheter som ni hjälper med.
catalogue-add-accessibility = Tillgänglighet: berätta om man kommer in med rullstol och om det finns hörslinga.
catalogue-add-activity = Verksamhet: berätta om en klientsituation, så vet läsaren vad som händer.
catalogue-add-providers = Utförare: berätta vem som ansvarar och vilka som är med. Andra utvecklare hittar er.
catalogue-add-indicators = Mätare: berätta hur ni vet att stödet hjälper.
catalogue-add-resources = Resurser: berätta med vilka krafter arbetet görs. Det hjälper andra att ta modellen i bruk.
catalogue-add-sustainability = Hållbarhet: berätta om verksamheten fortsätter de närmaste åren.
catalogue-add-findability = Hittbarhet: berätta hur klienten får veta om tjänsten.
catalogue-add-tools = Verktyg och miljöer: berätta var och med vad stödet ges.
catalogue-changes-title = Vad ändras
catalogue-no-changes = Underlaget har inga ändringar sedan förra versionen.
catalogue-no-differences = Versionerna säger samma sak.
catalogue-contact-differs = Kontaktuppgiften ändrades. Gamla kontaktuppgifter visas inte.
catalogue-seen-title = Det här publiceras
catalogue-seen = Så här läses underlaget nu. Rätta bristerna på underlaget före publiceringen.
catalogue-part = Punkt
catalogue-before = Tidigare
catalogue-after = Nu
catalogue-form-title = Uppgifter för publiceringen
catalogue-organisation = Organisation som ansvarar för tjänsten
catalogue-organisation-help = Namnet som läsaren ser. Till exempel Biblioteket Hjortron.
catalogue-organisation-empty = Skriv vem som ansvarar för tjänsten.
catalogue-audiences = Vem stödet är till för
catalogue-audience-empty = Välj minst en: person, företag eller förening.
catalogue-area = Var ni hjälper
catalogue-area-help = Kommunerna väljs på underlaget. Kryssa här om tjänsten är öppen i hela landet, till exempel per telefon.
catalogue-area-empty = Välj kommuner på underlaget eller kryssa för att ni betjänar hela landet.
catalogue-nationwide-do = Vi betjänar hela landet
catalogue-nationwide = Hela landet
catalogue-note = Vad som ändrades
catalogue-note-help = Några ord för versionslistan. Alla kan läsa dem. Du kan lämna tomt.
catalogue-canvas-changed = Underlaget har ändrats sedan du öppnade sidan. Läs vad som nu publiceras och publicera sedan.
catalogue-canvas-wrong = Rätta först bristerna på underlaget. De räknas upp på sidan.
catalogue-name-empty = Skriv ett namn.
catalogue-too-long-200 = Texten är för lång: högst 200 tecken.
catalogue-too-long-500 = Texten är för lång: högst 500 tecken.
catalogue-too-long-1000 = Texten är för lång: högst 1 000 tecken.
catalogue-too-long-2000 = Texten är för lång: högst 2 000 tecken.
catalogue-too-long-8000 = Texten är för lång: högst 8 000 tecken.
catalogue-too-many = För många på en gång.
catalogue-part-unknown = Det finns ingen sådan punkt.
catalogue-key-unknown = Värdet finns inte i listan.
catalogue-row-unreadable = Raden kan inte läsas.
catalogue-row-twice = Samma identifierare finns på två rader.
catalogue-place-unknown = Arbetsrummet har inget serviceställe med den här koden. Koderna finns i tabellen över serviceställen.
catalogue-workspace-empty = Ange det arbetsrum som publicerar. Du ska vara dess ledare.
catalogue-models-empty = Det finns ingen beskrivning.
catalogue-meanwhile = Någon hann publicera samma. Ladda om sidan och se ändringarna.
catalogue-meanwhile-changed = Någon ändrade beskrivningen i katalogen efter att du öppnade sidan, eller drog tillbaka den. Läs vad som nu ändras och publicera sedan.
catalogue-changed-meanwhile = Någon publicerade en ny version efter att du öppnade sidan, så ingenting ändrades. Nu gäller version { $version }, och dess skede är: { $stage }. Läs igenom sidan och gör ditt val på nytt, om det fortfarande stämmer.
catalogue-not-there = Beskrivningen är inte längre offentlig. Publicera den först på nytt.
catalogue-idea = Idé
catalogue-pilot = Försök
catalogue-running = I gång
catalogue-ended = Avslutad
catalogue-part-name = Namn
catalogue-part-organisation = Organisation
catalogue-part-language = Beskrivningens språk
catalogue-part-life-cycle = Skede
catalogue-part-audiences = För vem
catalogue-part-contact = Mer information
catalogue-part-promise = Servicelöfte
catalogue-part-audience = Målgrupper
catalogue-part-activity = Verksamhet
catalogue-part-providers = Utförare och samarbetsparter
catalogue-part-tools = Verktyg och miljöer
catalogue-part-findability = Hittbarhet
catalogue-part-resources = Resurser och finansiering
catalogue-part-sustainability = Hållbarhet
catalogue-part-indicators = Mätare
catalogue-part-support-forms = Stödform
catalogue-part-topics = Ämnen
catalogue-part-digital-services = Digitala tjänster
catalogue-part-client-groups = Klientgrupper
catalogue-part-skill-levels = Kunskapsnivå
catalogue-part-channels = Kanaler
catalogue-part-devices = Enheter
catalogue-part-languages = Stödets språk
catalogue-part-accessibility = Tillgänglighet
catalogue-part-price = Pris
catalogue-part-area = Område
catalogue-part-places = Platser

catalogue-own-title = I katalogen
catalogue-own-lead = Beskrivningar som arbetsrummet har publicerat, de som längst varit okontrollerade först.
catalogue-own-none = Inget har publicerats ännu
catalogue-own-none-help = Öppna ett underlag för verksamhetsmodell och välj Publicera i katalogen.
catalogue-show = Beskrivningar som visas
catalogue-show-all = Alla
catalogue-show-stale = Att kontrollera
catalogue-show-corrections = Med rättelseförslag
catalogue-show-withdrawn = Inte offentliga
catalogue-show-none = Det finns inga sådana nu.
catalogue-page = Sida
catalogue-needs-check = Kontrollera uppgifterna
catalogue-checked = Kontrollerad
catalogue-corrections-count = { $count ->
    [one] 1 rättelseförslag
   *[other] { $count } rättelseförslag
  }
catalogue-public-title = Offentlig sida
catalogue-address = Sidans adress
catalogue-check-title = Stämmer uppgifterna?
catalogue-check-lead = Bekräfta när du har läst igenom beskrivningen. Läsaren ser datumet.
catalogue-check-stale = Uppgifterna har inte kontrollerats på länge, och den offentliga sidan berättar det. Läs igenom beskrivningen och bekräfta den, eller publicera en ny version.
catalogue-check-do = Uppgifterna stämmer
catalogue-did-check = Tack. Uppgifterna är markerade som kontrollerade i dag.
catalogue-did-publish = Version { $version } är publicerad.
catalogue-did-withdraw = Beskrivningen är inte längre offentlig.
catalogue-did-withdraw-many = { $count ->
    [one] Beskrivningen är inte längre offentlig.
   *[other] { $count } beskrivningar är inte längre offentliga.
  }
catalogue-filter = Begränsa listan
catalogue-filter-any = Alla skeden
catalogue-filter-do = Begränsa
catalogue-filter-clear = Ta bort begränsningen
catalogue-many-choose = Välj
catalogue-many-do = Ta bort de valda ur katalogen…
catalogue-many-title = Ta bort ur katalogen
catalogue-many-lead = { $count ->
    [one] Den här beskrivningen tas bort ur katalogen:
   *[other] De här { $count } beskrivningarna tas bort ur katalogen:
  }
catalogue-many-after = Beskrivningar som tas bort försvinner genast ur sökningen och från sidorna. Du kan ta tillbaka dem senare en åt gången.
catalogue-many-none = Ingen offentlig beskrivning är vald. Markera i listan dem som ska tas bort.
catalogue-many-changed = Någon ändrade någon av de här beskrivningarna efter att du öppnade sidan, så ingen togs bort. Läs listan och ta sedan bort.
catalogue-many-cancel = Avbryt
catalogue-withdrawn-title = Beskrivningen är inte offentlig
catalogue-withdrawn-lead = Den offentliga sidan berättar att beskrivningen har tagits bort. Versionerna finns kvar. Att ta tillbaka den är ingen kontroll: läs igenom beskrivningen och bekräfta den för sig.
catalogue-republish = Ta tillbaka till katalogen
catalogue-corrections = Läsarnas rättelseförslag
catalogue-corrections-none = Läsarna har inte anmält fel.
catalogue-correction-from = Avsändarens kontaktuppgift
catalogue-correction-done = Markera som skött
catalogue-correction-is-done = skött
catalogue-versions = Versioner
catalogue-version = Version
catalogue-command-line = hämtad från serverns kommandorad
catalogue-command-line-for = { $name }, hämtad från serverns kommandorad
catalogue-hide = Dölj för läsarna
catalogue-unhide = Visa för läsarna igen
catalogue-hide-lead = Vem som helst kan jämföra versioner. Dölj en tidigare version om det står något i den som inte får stå där. En dold version kan visas igen. Den sista versionen kan inte döljas: publicera först en rättad, eller ta bort beskrivningen ur katalogen.
catalogue-hide-last = Den sista versionen kan inte döljas. Publicera först en rättad beskrivning, eller ta bort beskrivningen ur katalogen.
catalogue-is-hidden = Dold
catalogue-did-hide = Version { $version } är dold. Läsarna ser bara att den har funnits. Du kan visa den igen nedan vid versionen.
catalogue-did-unhide = Läsarna kan läsa version { $version } igen.
catalogue-did-nothing = Ingenting ändrades, så ingen ny version gjordes.
catalogue-version-hidden = Ägaren har dolt versionens texter.
catalogue-compare = Jämför versioner
catalogue-compare-do = Jämför
catalogue-did-owner = Ägaren är bytt. Vi berättade det för den nya ägaren per e-post, om det inte är du.
catalogue-owner-title = Ägare
catalogue-owner = Ansvarar för beskrivningen
catalogue-owner-help = Den personen får frågan per e-post om uppgifterna fortfarande stämmer, när de inte har kontrollerats på länge. En ledare i arbetsrummet kan ansvara. Lägg först till personen som medlem i rollen ledare, om hen inte finns i listan.
catalogue-owner-none = Beskrivningen har ingen ägare. Alla ledare i arbetsrummet får frågan om uppgifterna stämmer.
catalogue-owner-gone = { $name } är inte längre ledare i arbetsrummet. Alla ledare får frågan om uppgifterna stämmer tills du väljer en ny ägare.
catalogue-owner-choose = Välj ägare
catalogue-owner-do = Byt ägare
catalogue-owner-empty = Välj vem som ansvarar för beskrivningen.
catalogue-owner-unknown = Bara en ledare i arbetsrummet kan vara ägare.
catalogue-owner-meanwhile = Någon annan bytte ägare under tiden: nu ansvarar { $name } för beskrivningen. Tryck en gång till om du ändå vill byta.
catalogue-end-title = Skede och borttagning
catalogue-life-cycle-help = Ändringen blir en ny version, men kontrolldagen ändras inte. En avslutad tjänst kan fortfarande läsas, och sidan berättar att den är avslutad.
catalogue-withdraw-lead = En borttagen beskrivning försvinner genast ur sökningen och från sidorna. Du kan ta tillbaka den senare.
catalogue-withdraw = Ta bort ur katalogen
catalogue-confirm-title = Stämmer uppgifterna fortfarande?
catalogue-confirm-lead = Öppna den offentliga sidan och läs igenom den. Tryck på knappen om allt stämmer.
catalogue-confirm-mend = Något har ändrats: rätta uppgifterna
catalogue-confirm-private = Den här sidan är bara för den som äger beskrivningen.
catalogue-confirm-over = Länken är inte längre i bruk
catalogue-confirm-over-lead = Länken har föråldrats eller beskrivningen är inte längre offentlig. Logga in och öppna arbetsrummets katalogsida.

support-title = Sök digitalt stöd
support-lead = Digitalt stöd för människor, företag och föreningar. Varje beskrivning har publicerats av den som ger stödet.
support-none = Inga beskrivningar har publicerats ännu
support-none-help = De som ger stöd publicerar beskrivningar från sina egna arbetsrum.
support-pages = Sidor
support-newer = Nyare
support-older = Fler beskrivningar
support-cut = Äldre beskrivningar hittar du genom att söka.
support-area-more = { $count ->
    [one] och 1 annan kommun
   *[other] och { $count } andra kommuner
  }
support-gone-title = Beskrivningen är borttagen
support-gone-lead = Den som äger tjänsten har tagit bort beskrivningen ur katalogen. Sök stöd på annat håll.
support-gone-on = Sök digitalt stöd
support-is-ended = Den här tjänsten är avslutad.
support-ended-since = Ägaren markerade den som avslutad { $day }.
support-ended-alike = Sök liknande stöd
support-ended-where = Var stödet gavs
support-ended-what = Vad tjänsten hjälpte med
support-is-stale = Uppgifterna har inte kontrollerats på länge. Ring eller fråga innan du ger dig av.
support-call = Ring
support-print = Skriv ut en anvisning
support-along = Ta med
support-along-lead = Rikta telefonens kamera mot mönstret, så öppnas sidan där. Du kan också kopiera texten till ett meddelande.
support-along-text = Text att kopiera
support-qr = QR-mönster som öppnar den här sidan
support-contact = Fråga mer
support-where = Var och när
support-what = Vad vi hjälper med
support-how = Så går det till
support-more = Mer information
support-fact-whom = För vem
support-fact-topics = Ärenden
support-fact-devices = Enheter
support-fact-groups = Klientgrupper
support-fact-skills = Kunskapsnivå
support-fact-channels = Så får man hjälp
support-fact-languages = Språk
support-fact-price = Pris
support-fact-accessibility = Tillgänglighet
support-fact-area = Område
support-wrong = Är något fel?
support-wrong-lead = Berätta det för den som äger tjänsten. Du behöver inget konto.
support-correct = Föreslå en rättelse
support-correct-lead = Förslaget går till den som äger tjänsten. Andra ser det inte.
support-correct-words = Vad är fel eller saknas?
support-correct-words-help = Till exempel: öppettiden på tisdagar har ändrats.
support-correct-empty = Skriv vad som är fel.
support-correct-contact = E-post eller telefon
support-correct-contact-help = Frivilligt. Uppgiften skickas till den som äger tjänsten och som kan fråga mer. Vi raderar den här när saken är skött.
support-correct-kept = Förslaget skickades inte ännu. Din text finns kvar här.
support-correct-send = Skicka förslaget
support-correct-full = Många rättelseförslag väntar redan. Ta kontakt direkt med den som äger tjänsten.
support-thanks = Tack. Förslaget har skickats till den som äger tjänsten.
support-developers = För utvecklare
support-owner = Ägare:
support-details = Utförande och resurser
support-leaflet-back = Tillbaka
support-leaflet-help = Skriv ut sidan från webbläsarens meny.

mail-catalogue-check-subject = Stämmer uppgifterna fortfarande: { $name }
mail-catalogue-check-body =
    Hej,

    beskrivningen ”{ $name }” finns i Tukiverkkos katalog. Den kontrollerades senast { $day }.

    Läs igenom den:
    { $public }

    Om allt stämmer, bekräfta det här. Ändrade uppgifter kan du rätta via samma sida:
    { $confirm }

    Tills du bekräftar uppgifterna berättar sidan för läsarna att de inte har kontrollerats.
mail-catalogue-check-many-subject = Stämmer uppgifterna fortfarande: { $count ->
    [one] 1 beskrivning
   *[other] { $count } beskrivningar
  }
mail-catalogue-check-many-body =
    Hej,

    de här beskrivningarna i Tukiverkkos katalog har inte kontrollerats på länge:

    { $list }

    Öppna länken, läs beskrivningen och bekräfta den. Ändrade uppgifter kan du rätta via samma sida.

    Tills du bekräftar uppgifterna berättar sidorna för läsarna att de inte har kontrollerats.
mail-catalogue-check-more = { $count ->
    [one] Dessutom väntar 1 beskrivning på kontroll. Du hittar den på arbetsrummets katalogsida:
   *[other] Dessutom väntar { $count } beskrivningar på kontroll. Du hittar dem på arbetsrummets katalogsida:
  }
mail-catalogue-owner-subject = Du ansvarar nu för beskrivningen: { $name }
mail-catalogue-owner-body =
    Hej,

    { $by } gav dig ansvaret för beskrivningen ”{ $name }” i Tukiverkkos katalog.

    När uppgifterna inte har kontrollerats på länge frågar vi dig per e-post om de fortfarande stämmer. Här ser du beskrivningen, och du kan också ge ansvaret till någon annan:
    { $page }
mail-catalogue-correction-subject = Rättelseförslag: { $name }
mail-catalogue-correction-body =
    Hej,

    en läsare föreslår en rättelse i beskrivningen ”{ $name }”:

    { $words }

    Sköt förslaget här:
    { $url }
catalogue-places = Serviceställen
catalogue-places-help = Välj ställena där stödet ges. Då berättar sidan själv vilket ställe som är öppet nu och när nästa gång.
catalogue-hours-unread = På underlaget står ”{ $hours }”. Om du väljer stället visar sidan i stället ställets egna öppettider: { $told }.
catalogue-places-new = Gör ett serviceställe av
support-near = Också i närheten
support-near-at = { $name }, ungefär { $km } km

# Comparing entries side by side.
catalogue-part-checked = Kontrollerad
compare-title = Jämför stöd
compare-lead = Högst fyra stöd bredvid varandra, punkt för punkt. Sidans adress kan skickas eller sparas.
compare-add = Lägg till i jämförelsen
compare-pick = Välj för jämförelse
compare-do = Jämför de valda
compare-do-help = Välj högst fyra av träffarna.
compare-more = Sök mer att jämföra
compare-none = Det finns ännu inget stöd att jämföra
compare-none-help = Välj två till fyra stöd bland sökträffarna och tryck på Jämför de valda.
compare-too-many = { $count ->
    [one] Jämförelsen rymmer fyra stöd. Det sista lämnades bort: ta bort ett annat om du behöver det.
   *[other] Jämförelsen rymmer fyra stöd. De { $count } sista lämnades bort: ta bort andra om du behöver dem.
}
compare-unknown = På adressen { $address } finns ingen beskrivning. Kontrollera att adressen är hel.
compare-gone = Ägaren har tagit bort beskrivningen ur katalogen.
compare-remove = Ta bort
compare-remove-of = Ta bort ur jämförelsen: { $name }
compare-show-differing = Visa bara skillnader
compare-show-all = Visa alla punkter
compare-alike = De här stöden skiljer sig inte i någon punkt som jämförs.
compare-caption = Alla punkter. De som är olika är märkta med ordet Olika.
compare-caption-differing = Bara punkter som är olika.
compare-field = Punkt
compare-differs = Olika
compare-nothing = inte angivet
compare-csv = Ladda ner som tabell (CSV)
