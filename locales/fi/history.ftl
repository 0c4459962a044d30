history-title = Historia
history-lead = Työpohjan tila säilyy jokaisen vaiheen jälkeen, kymmenen minuutin välein, kun kaikki ovat lähteneet ja silloin, kun tallennat sen itse. Voit katsoa ja tulostaa vanhan tilan, verrata mitä tahansa kahta ja palauttaa vanhan.
history-limits = Viime vuorokauden tilat säilyvät kaikki, viikon ajalta yksi tunnilta ja vuoden ajalta yksi päivältä. Vaiheiden loput säilyvät vuoden ja itse tallentamasi tilat niin kauan kuin työpohja. Haastattelusta itsestään tallentuneet tilat säilyvät viikon.
history-label = Tilan nimi
history-label-help = Esimerkiksi: ennen lounasta. Kaikki näkevät nimen.
history-keep = Tallenna nykyinen tila
history-by-hand = Itse tallennettu
history-automatic = Tallentui itsestään
history-automatic-step = Vaiheen { $step } aikana
history-step = Vaiheen { $step } lopussa
history-step-none = Ennen vaiheiden alkua
history-before-restore = Ennen palautusta
history-before-rows = Ennen rivien tuontia
history-before-move = Ennen siirtoa toiseen versioon
history-none = Ei vielä tallennettuja tiloja
history-none-help = Ensimmäinen tallentuu, kun vaihe vaihtuu, kymmenen minuuttia on kirjoitettu tai kaikki ovat lähteneet.
history-workers = Tekijät: { $names }
history-now = Nyt
history-since-nobody = Kukaan ei ole muuttanut mitään viimeisen tilan jälkeen.
history-since-newest = Mitä on muuttunut sen jälkeen
history-before-this = Mitä tehtiin ennen tätä
history-compare = Vertaa kahta tilaa
history-from = Ensimmäinen
history-to = Toinen
history-compare-do = Näytä muutokset
history-since = Mikä on muuttunut
history-since-do = Mitä on muuttunut nykyhetkeen
history-counts = Muutokset yhteensä
history-count-came = { $count ->
    [one] { $count } uusi
   *[other] { $count } uutta
}
history-count-went = { $count ->
    [one] { $count } poistettu
   *[other] { $count } poistettua
}
history-count-changed = { $count ->
    [one] { $count } muuttunut
   *[other] { $count } muuttunutta
}
history-same = Mikään ei ole muuttunut
history-same-help = Tekstit, laput, yhteydet ja merkit ovat samat. Lappujen paikkoja ja järjestystä ei verrata.
history-came = Uusi
history-went = Poistettu
history-reworded = Teksti muuttui
history-moved = Siirtyi
history-changed = Muuttui
history-gone-begins = poistettu
history-new-begins = lisätty
history-from-to = { $from } → { $to }
history-by = { $who }, { $when }
history-fields = Kentät ja kiteytys
history-elsewhere = Muualla
history-links = Yhteydet
history-circles = Ympyröinnit
history-mark = Merkki
history-heart = Sydän
history-no-choice = ei valintaa
history-nameless = nimetön
history-state-help = Tämä on vanha tila. Se ei muutu, kun työpohjaa muokataan.
history-remove = Poista tämä tila historiasta
history-remove-help = Tila häviää historiasta kaikilta. Työpohja ei muutu. Poistoa ei voi perua.
history-remove-do = Poista tila
history-restore = Palauta tämä tila
history-restore-title = Palautetaanko tila { $name }?
history-restore-help = Palautus on uusi muutos, jonka kaikki paikalla olevat näkevät heti. Nykyinen tila jää historiaan. Kommentit ja sovitut tehtävät pysyvät.
history-restore-back = Tulee takaisin
history-restore-away = Lähtee pois
history-restore-away-help = Laput siirtyvät roskiin, ja ne voi ottaa sieltä takaisin. Muu poistuu ja löytyy nykyisestä tilasta.
history-restore-as-before = Muuttuu entiselleen
history-restore-hearts = Sydämet eivät palaa itsestään: kumppani antaa sitoumuksensa uudelleen.
history-restore-older = Työpohja oli silloin aiempaa versiota. Se, mikä oli osissa, joita ei enää ole, menee niitä lähimpiin osiin.
history-restore-lost = Ei palaa, koska sille ei ole enää paikkaa:
history-restore-no-room = Se, mikä oli osissa, joita ei enää ole, ei mahdu työpohjalle. Kopioi tarvitsemasi säilytetystä tilasta käsin.
history-restore-do = Palauta tila
history-restore-not = Älä palauta
history-open = Katso historiaa
history-full = Työpohjan historiaan ei mahdu enempää itse tallennettuja tiloja. Poista jokin, jota et tarvitse.
