# Täckning: var det finns stöd, för vem, och vad som saknas.
coverage-title = Det digitala stödets täckning
coverage-title-of = Det digitala stödets täckning: { $area }
coverage-lead = Du ser hur mycket digitalt stöd det finns i kommunerna i förhållande till invånarna, vad ingen erbjuder och hur läget har ändrats.
coverage-choose = Välj vad du tittar på
coverage-area = Område
coverage-country = Hela landet
coverage-regions = Landskap
coverage-by = Som kolumner
coverage-by-forms = Former av stöd
coverage-by-groups = Kundgrupper
coverage-by-unknown = Kolumnerna kan vara former av stöd (support-forms) eller kundgrupper (client-groups).
coverage-all-groups = Alla kundgrupper
coverage-all-forms = Alla former av stöd
coverage-all-audiences = Alla
coverage-since = Jämför med
coverage-since-3 = för 3 månader sedan
coverage-since-6 = för 6 månader sedan
coverage-since-12 = för 12 månader sedan
coverage-since-all = början
coverage-since-unknown = Tiden att jämföra med är 3, 6 eller 12 månader eller från början (all).
coverage-area-unknown = Det finns inget sådant område. Välj ett landskap eller en ekonomisk region.
coverage-term-unknown = Ordlistan har ingen sådan kundgrupp, form av stöd eller mottagare.
coverage-canvases = Räkna med underlagen för stödutbud i mina arbetsrum
coverage-show = Visa
coverage-now = Läget nu
coverage-local = Lokalt stöd
coverage-wide = Stöd för hela landskapet
coverage-wide-short = stöd för hela landskapet
coverage-own = Bara på dina arbetsrums underlag
coverage-own-short = på dina arbetsrums underlag
coverage-rate = Per 10 000 invånare
coverage-remote = Bara på distans
coverage-nationwide = Stöd för hela landet
coverage-apart = Lokalt stöd nämner kommunen. Stöd som ges bara på distans och stöd för hela landet räknas för sig: en rikstäckande telefon är inte lokalt stöd.
coverage-own-help = Bara du ser underlagens tal. De kommer från arbetsrum där du är medlem. Stöd som redan är publicerat räknas en gång.
coverage-caption = Stöd per kommun
coverage-caption-regions = Stöd per landskap
coverage-region = Landskap
coverage-all = Sammanlagt
coverage-people = Invånare
coverage-whole-area = Hela området
coverage-untold = Annat eller inte sagt
coverage-missed = Sökt förgäves
coverage-few = färre än fem
coverage-key = Talet leder till en sökning med samma gränser; den hittar också stöd på distans och för hela landet. + : dessutom stöd för hela landskapet. ◇ : dessutom på dina arbetsrums underlag. Randigt: ingen erbjuder. Samma stöd kan stå i flera kolumner, sammanlagt räknas det en gång. Kolumner utan något är utelämnade.
coverage-file = Ladda ner per kommun (CSV)
coverage-area-page = Områdets stöd
coverage-gaps = Luckor
coverage-gaps-help = Det här erbjuder ingen på plats. Först det som rör flest invånare. Kommunens namn leder till vad som finns på distans eller i hela landet.
coverage-gaps-none = Det finns inga luckor: varje kommun har allt.
coverage-gaps-more =
    { $count ->
        [one] 1 lucka till
       *[other] { $count } luckor till
    }
coverage-gap =
    { $count ->
        [one] ingen erbjuder i en kommun:
       *[other] ingen erbjuder i { $count } kommuner:
    }
coverage-gap-more =
    { $count ->
        [one] och 1 till
       *[other] och { $count } till
    }
coverage-gap-everywhere = ingen erbjuder i någon av områdets kommuner.
coverage-missed-told = I området söktes det förgäves { $count } gånger under ett år, varje sökt sak räknad.
coverage-needs = Behov i intervjuerna
coverage-needs-help = Siffrorna kommer från intervjuer i dina arbetsrum där hemkommunen är angiven. Bara arbetsrummets medlemmar ser dem. En intervju anger ingen klientgrupp, så valet av grupp påverkar inte intervjuernas siffror.
coverage-needs-none = I dina arbetsrum finns inga intervjuer från området.
coverage-needs-interviews = Intervjuer
coverage-needs-unmet = Berättelser där stöd saknades eller inte hjälpte
coverage-needs-support = Stöd på plats
coverage-map = På kartan
coverage-map-label = { $area }: kommunerna som cirklar, större ju mer stöd det finns per invånare. Samma tal finns i tabellen.
coverage-map-help = Talet är stöd per 10 000 invånare. Streckad linje: ingen erbjuder. Stöd på distans och för hela landet räknas inte.
coverage-map-country = Varje cirkel är en kommun, större ju mer stöd det finns per invånare. Tom med streckad linje: ingen erbjuder. Välj ett område för att se tal.
coverage-change = Förändring
coverage-change-help = Publicerat lokalt stöd och stöd för hela landskap. Underlag, stöd bara på distans och stöd för hela landet är inte med.
coverage-change-caption = Stöd då och nu
coverage-what = Stöd
coverage-today = Nu
coverage-difference = Förändring
coverage-chart = Stöd sammanlagt över tid
coverage-chart-label = Linjediagram: stöd sammanlagt över tid. Samma tal finns i tabellen under diagrammet.
coverage-points = Talen som tabell
coverage-day = Dag
coverage-how = Så räknar vi
coverage-how-what = Med är stöd som är publicerat i katalogen och som pågår eller prövas. Varje beskrivning är ett stöd. Det som nämner varje kommun i ett landskap är stöd för hela landskapet.
coverage-how-where = Bara på distans är stöd vars alla kanaler är på distans, som telefon eller chatt. Stöd som inte nämner någon kanal räknas som lokalt.
coverage-how-canvases = Underlag för stödutbud visas bara för inloggade medlemmar i deras arbetsrum. De finns varken i filen eller i gränssnittet för program.
coverage-how-people = Invånarantalet är från 31.12.2022 (THL, Sotkanet). Kommunindelningen är från 2026.
coverage-file-code = Kommunkod
coverage-file-local = Lokalt sammanlagt
coverage-file-region = Hela landskapet sammanlagt
coverage-file-remote = Bara på distans sammanlagt
coverage-more = Stödets täckning i området
