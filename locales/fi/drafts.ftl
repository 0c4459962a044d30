# Yksin kirjoittaminen: laput odottavat, kunnes ohjaaja julkaisee ne.
drafts-private = Yksin kirjoittaminen
drafts-private-help = Osallistujat kirjoittavat omalla sivullaan. Työpohja on sen ajan kiinni, ja laput näkyvät muille vasta, kun julkaiset ne.
drafts-private-none = Tässä ja seuraavassa kohdassa ei lisätä lappuja.
drafts-who = Kuka näkee kirjoittajan?
drafts-named = Nimellä: kaikki näkevät kirjoittajan
drafts-leaders = Vain ohjaajat näkevät kirjoittajan
drafts-anonymous = Nimettömästi: kukaan ei näe kirjoittajaa
drafts-named-promise = Kun ohjaaja julkaisee laput, nimesi näkyy lapussasi.
drafts-leaders-promise = Lapussa ei lue nimeäsi, eikä sitä tallenneta työpohjaan. Ohjaajat näkevät julkaisun jälkeen, kuka kirjoitti minkäkin lapun. Muut eivät näe.
drafts-anonymous-promise = Lapussa ei lue nimeäsi, eikä kukaan näe, kuka sen kirjoitti. Järjestys sekoitetaan. Palvelin muistaa kirjoittajan vain julkaisuun asti, jotta voit muuttaa lappuasi. Sinut voi silti tunnistaa siitä, mitä kirjoitat.
drafts-now = Nyt kirjoitetaan yksin. Vain sinä näet lappusi, ja työpohja on kiinni, kunnes ohjaaja julkaisee laput.
drafts-turn-on = Ota käyttöön
drafts-on = Päällä
drafts-off = Lopeta yksin kirjoittaminen
drafts-reveal = Julkaise laput
drafts-waiting = { $count ->
    [0] Yhtään lappua ei vielä odota.
    [one] 1 lappu odottaa.
   *[other] { $count } lappua odottaa.
}
drafts-known = Kuka kirjoitti (vain ohjaajille)
drafts-item-gone = Ohjelmasta poistettu kohta
drafts-send = Tallenna lappu
drafts-sent = Tallennettu, vain sinä näet:
drafts-mine = Odottavat lappusi
drafts-mine-help = Vain sinä näet nämä. Ne odottavat, kunnes ohjaaja julkaisee ne.
drafts-remove = Poista
drafts-gone = Tämä lappu ei enää odota: se on julkaistu tai poistettu.
drafts-full = Sinulla on jo 100 odottavaa lappua. Poista ensin jokin.
drafts-end-leave = Jätä laput kirjoittajilleen. Voit julkaista ne myöhemmin.
drafts-end-reveal = Julkaise laput ennen kuin työpaja päättyy.
# Saapuneet ideat: laput menevät ensin ohjaajalle.
inbox-where = Minne osallistujien laput menevät?
inbox-where-help = Kun laput tulevat ensin sinulle, osallistujat lähettävät ne omalta sivultaan ja työpohja on heiltä kiinni.
inbox-off = Suoraan työpohjalle
inbox-named = Ensin ohjaajalle, nimellä
inbox-leaders = Ensin ohjaajalle; vain ohjaajat näkevät lähettäjän
inbox-anonymous = Ensin ohjaajalle, nimettömästi
inbox-count = { $count ->
    [0] Saapuneet ideat
    [one] 1 saapunut idea
   *[other] { $count } saapunutta ideaa
}
inbox-none = Kun joku lähettää lapun, se tulee tähän.
inbox-help = Muut eivät näe näitä, ennen kuin lisäät ne työpohjaan.
inbox-nameless = Nimetön
inbox-zone = Alue
inbox-take = Lisää työpohjaan
inbox-decline = Jätä pois
inbox-gone = Tätä ideaa ei enää ole tässä: joku muu käsitteli sen, tai lähettäjä poisti sen.
inbox-now = Nyt laput menevät ensin ohjaajalle. Hän lisää ne työpohjaan, ja näet täältä, miten lapullesi kävi.
inbox-named-promise = Ohjaaja näkee nimesi. Kun hän lisää lapun työpohjaan, nimesi näkyy siinä.
inbox-leaders-promise = Ohjaaja näkee nimesi. Lapussa se ei näy.
inbox-anonymous-promise = Kukaan ei näe, kuka lapun lähetti. Palvelin muistaa lähettäjän vain siihen asti, että lappu lisätään työpohjaan. Sen jälkeen se ei ole enää omien lappujesi joukossa.
inbox-send = Lähetä ohjaajalle
inbox-sent = Lähetetty ohjaajalle:
inbox-waits = Odottaa ohjaajaa
inbox-taken = Lisätty työpohjaan
inbox-declined = Ei lisätty työpohjaan
inbox-mine = Lähettämäsi ja odottavat laput
inbox-mine-help = Nämä näet sinä ja ohjaajat. Ne odottavat, mitä ohjaaja päättää.
inbox-handled-help = Ohjaaja on käsitellyt nämä.
