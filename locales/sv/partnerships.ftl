partnerships-title = Uppföljning av partnerskap
partnerships-lead = Vad partnerna har lovat varandra, vem som ser till det och när det är gjort.
partnerships-none = Inga partnerskap än
partnerships-none-help = Börja i arbetsrummet med underlag 9, utvecklingspartnerskapet.
commitments-title = Åtaganden
commitments-lead = Gör erbjudanden och önskemål till åtaganden. Ge varje en ansvarig och en dag. Vi påminner med e-post en vecka före och en gång efter dagen.
commitments-panel = { $count ->
    [0] Partnerskapet har inga åtaganden än.
    [one] Partnerskapet har { $count } åtagande.
   *[other] Partnerskapet har { $count } åtaganden.
}
commitments-open = Följ upp åtaganden
commitments-made = Överenskomna åtaganden
commitments-none = Inga åtaganden än
commitments-none-help = Välj nedan vilka erbjudanden och önskemål ni kommer överens om.
commitments-said = Vad partnerna erbjuder och vad som önskas av dem
commitments-no-partners = Skriv först partnerna på underlaget.
commitments-heart = Har förbundit sig
commitments-no-heart = Har inte förbundit sig än
commitments-make = Gör till åtagande
commitments-is-made = Är ett åtagande
commitments-done-of = Gjort
commitments-full = Partnerskapet har redan 500 åtaganden.
commitment-line-gone = Raden finns inte längre på underlaget, eller så har partnern inte förbundit sig. Ladda sidan på nytt.
commitment-offer = erbjuder
commitment-wish = önskas
commitment-words = Åtagande
commitment-words-empty = Skriv vad ni har kommit överens om.
commitment-words-long = Texten är för lång. Korta den till 1 000 tecken.
commitment-owner = Ansvarig
commitment-owner-other = Någon annan
commitment-owner-name = Namn på en annan ansvarig
commitment-owner-help = Påminnelsen går till en medlem av arbetsrummet. Om den ansvariga är någon annan går den till ledarna.
commitment-nobody = Ingen ansvarig
commitment-due = Senast
commitment-due-help = Lämna tomt om ingen dag är bestämd.
commitment-due-wrong = Skriv dagen som år-månad-dag, till exempel 2027-01-31.
commitment-no-date = Ingen dag
commitment-is-done = Gjort
commitment-is-late = Försenat
commitment-set-done = Märk som gjort
commitment-set-open = Märk som inte gjort
commitment-edit = Redigera
commitment-remove = Ta bort
mail-commitment-subject = { $count ->
    [one] Påminnelse om ett åtagande
   *[other] Påminnelse om { $count } åtaganden
}
mail-commitment-body = De här åtagandena i partnerskapet har inte märkts som gjorda:

    { $lines }
mail-commitment-coming = Senast { $day }: { $words } ({ $partner })
mail-commitment-late = Dagen har gått, { $day }: { $words } ({ $partner })
