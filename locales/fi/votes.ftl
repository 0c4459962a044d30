votes-title = Äänestys
votes-lead = Äänestys näyttää, mikä ryhmälle on tärkeintä. Kukaan ei näe, mitä toinen äänesti.
votes-saved = Äänesi on tallennettu. Voit muuttaa sitä, kunnes äänestys suljetaan.
votes-open = Avoinna
votes-change = Voit muuttaa ääntäsi, kunnes äänestys suljetaan.
votes-no-notes = Näissä osissa ei ole vielä lappuja.
votes-save = Tallenna ääneni
votes-look-on = Katselija ei äänestä.
votes-close = Sulje äänestys
votes-close-help = Tulokset näkyvät kaikille. Kenenkään äänet eivät jää talteen.
votes-new = Avaa äänestys
votes-question = Mistä äänestetään?
votes-question-help = Esimerkiksi: Mistä aloitamme?
votes-question-empty = Kirjoita, mistä äänestetään.
votes-question-long = Kirjoita kysymys enintään 200 merkillä.
votes-mark = Millä äänestetään?
votes-mark-dots = Pisteillä: samalle lapulle saa antaa useita
votes-mark-tick = Rasteilla: yksi lappua kohti
votes-mark-heart = Sydämillä: yksi lappua kohti
votes-mark-empty = Valitse, millä äänestetään.
votes-each = Montako ääntä kullakin on?
votes-each-wrong = Anna luku 1–20.
votes-zones = Mistä lapuista äänestetään?
votes-zones-help = Jos et valitse mitään, äänestetään kaikista.
votes-zones-wrong = Valitse osat tältä listalta.
votes-hidden = Piilota tulokset loppuun asti
votes-do-open = Avaa äänestys
votes-none = Täällä ei ole vielä äänestetty
votes-none-help = Ohjaaja avaa äänestyksen, kun on sen aika.
votes-closed = Suljettu
votes-no-votes = Kukaan ei äänestänyt.
votes-note = Lappu
votes-zone = Missä
votes-votes = Äänet
votes-too-many = Ääniä on liikaa. Vähennä niitä ja tallenna uudelleen.
votes-not-a-number = Kirjoita äänet kokonaisina lukuina: 0, 1, 2.
votes-panel = Äänestys on auki: { $question }
votes-panel-open = Äänestä
votes-is-open = Toinen äänestys on jo auki. Sulje se ensin ja avaa tämä sitten.
votes-late = Äänestys on jo suljettu. Katso tulokset äänestyksen sivulta.
votes-lead-dots = { $count ->
    [one] Sinulla on { $count } ääni.
   *[other] Sinulla on { $count } ääntä. Samalle lapulle saa antaa useita.
}
votes-lead-tick = { $count ->
    [one] Valitse yksi lappu.
   *[other] Valitse enintään { $count } lappua.
}
votes-lead-heart = { $count ->
    [one] Anna sydän yhdelle lapulle.
   *[other] Anna sydän enintään { $count } lapulle.
}
votes-voters = { $count } on äänestänyt.
votes-so-far = { $count ->
    [one] { $count } ääni tähän mennessä
   *[other] { $count } ääntä tähän mennessä
}
votes-people = { $count } ihmiseltä
votes-without = { $count ->
    [one] { $count } lappu ei saanut ääniä.
   *[other] { $count } lappua ei saanut ääniä.
}
votes-note-gone = Jokin lapuista on siirretty tai poistettu sillä välin. Katso lista vielä kerran ja tallenna sitten.
votes-lost = { $count ->
    [one] { $count } ääni meni lapulle, joka on sittemmin poistettu tai siirretty.
   *[other] { $count } ääntä meni lapuille, jotka on sittemmin poistettu tai siirretty.
}
votes-circle = Ympyröi eniten ääniä saaneet
votes-circle-help = Pohjaan piirtyy ympyröinti, jolla on nimi. Laput, jotka saivat yhtä paljon ääniä kuin viimeinen, tulevat mukaan.
votes-circle-name = Ympyröinnin nimi
votes-circle-most = Montako lappua?
votes-circle-most-wrong = Anna lappujen määrä, 1–20.
votes-circle-do = Ympyröi
votes-circled = Ympyröity työpohjaan
votes-circles-full = Pohjassa on jo niin monta ympyröintiä kuin siihen mahtuu. Poista ensin jokin.
votes-circle-none = Yksikään ääniä saanut lappu ei ole enää pohjalla.
