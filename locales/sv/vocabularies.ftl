terms-title = Ordlistor
terms-lead = Det digitala stödets begrepp och de listor som tjänstens sidor och arbetsunderlag använder. Varje term har en permanent adress.
terms-open = Begrepp och listor
terms-fixed-title = Tjänstens egna listor
terms-fixed-lead = De används av arbetsunderlag och kartor.
terms-count = { $count ->
    [one] { $count } term
   *[other] { $count } termer
}
terms-csv = Ladda ner som tabell (CSV)
terms-json = Öppna som data (JSON)
terms-source = Källa:
terms-others = På andra språk
terms-changed = ändrad
terms-retired-note = Termen används inte längre. Namnet syns där det redan har använts.
terms-edit-title = Redigera ordlistor
terms-edit-lead = Ändringar syns genast i arbetsunderlag, sökning och på offentliga sidor. Varje ändring finns kvar i historiken och kan ångras.
terms-vocabulary = Ordlista
terms-offered = I bruk
terms-retired = Ur bruk
terms-what = Vad kan ändras
terms-what-open = Termer och namn
terms-what-fixed = Namn och förklaringar
terms-public = Visa den offentliga sidan
terms-edit = Redigera
terms-edit-do = Spara
terms-add = Lägg till en term
terms-add-do = Lägg till
terms-key = Beteckning
terms-key-help = Små bokstäver a–z, siffror och bindestreck. Är fältet tomt bildas beteckningen av det engelska namnet. Den kan inte ändras senare.
terms-state = Läge
terms-is-offered = I bruk
terms-is-retired = Ur bruk
terms-is-merged = Sammanslagen: { $name }
terms-name-fi = Namn på finska
terms-name-sv = Namn på svenska
terms-name-en = Namn på engelska
terms-about-fi = Förklaring på finska
terms-about-sv = Förklaring på svenska
terms-about-en = Förklaring på engelska
terms-prompt-fi = Fråga på finska
terms-prompt-sv = Fråga på svenska
terms-prompt-en = Fråga på engelska
terms-place = Plats i listan
terms-place-help = Det minsta numret står först.
terms-why = Varför ändrar du?
terms-why-help = Syns i historiken för andra redaktörer.
terms-retire = Ta ur bruk
terms-retire-lead = Termen erbjuds inte längre. Namnet finns kvar där det har använts.
terms-retire-do = Ta ur bruk
terms-merge = Slå ihop med en annan
terms-merge-lead = I stället för den här termen visas den du väljer. Den gamla adressen leder till den nya.
terms-support = { $count ->
    [one] Se { $count } stödtjänst i sökningen
   *[other] Se { $count } stödtjänster i sökningen
  }
terms-support-none = I katalogen finns ännu inget stöd som beskrivs med den här termen.
terms-merge-used = { $count ->
    [0] Ingen publicerad beskrivning använder den här termen.
    [one] Termen används i { $count } publicerad beskrivning, som sedan visar den term du väljer.
   *[other] Termen används i { $count } publicerade beskrivningar, som sedan visar den term du väljer.
  }
terms-merge-do = Slå ihop
terms-successor = Med vilken?
terms-successor-choose = Välj en term
terms-offer = Ta i bruk igen
terms-offer-do = Ta i bruk
terms-history = Historik
terms-no-history = Inga ändringar ännu.
terms-before = Före:
terms-after = Efter:
terms-undo-do = Återställ detta
terms-did-first = Ursprunglig
terms-did-add = Lades till
terms-did-edit = Redigerades
terms-did-retire = Togs ur bruk
terms-did-offer = Togs i bruk igen
terms-did-merge = Slogs ihop: { $name }
terms-did-undo = En tidigare återställdes
terms-name-empty = Skriv ett namn.
terms-name-too-long = Namnet är för långt. Det får ha högst 80 tecken.
terms-name-taken = Ordlistan har redan en term med det namnet.
terms-text-in-all = Skriv texten på alla tre språk eller lämna alla tomma.
terms-text-too-long = Texten är för lång. Den får ha högst 600 tecken.
terms-prompt-too-long = Texten är för lång. Den får ha högst 200 tecken.
terms-place-wrong = Skriv ett heltal mellan 0 och 99999.
terms-why-empty = Berätta kort varför du ändrar.
terms-why-too-long = Motiveringen är för lång. Den får ha högst 300 tecken.
terms-key-wrong = Använd bara små bokstäver a–z, siffror och bindestreck, högst 60 tecken.
terms-key-taken = Beteckningen används redan.
terms-full = Ordlistan är full. Den får ha högst 500 termer.
terms-fixed = Tjänsten använder de här termerna, så de kan inte läggas till eller tas bort. Namn och förklaringar kan du ändra.
terms-successor-unknown = Välj en term som är i bruk.
terms-changed-meanwhile = Någon annan ändrade termen samtidigt. Öppna sidan på nytt och se vad som ändrades.
terms-offer-taken = En term med samma namn är redan i bruk. Ändra dess namn först.
terms-undo-refused = Termen var sammanslagen med en annan som inte längre är i bruk. Välj en annan punkt i historiken.
