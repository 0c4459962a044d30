flow-continue = Jatka tästä
flow-continue-lead = Vie seuraavaan työpohjaan se, mitä täällä on jo kirjoitettu. Näet ensin, mitä lähtee mukaan, ja valitset itse.
flow-to = Minne:
flow-keeps = Alkuperä jää näkyviin. Voit viedä uudestaan: mikään ei tule kahteen kertaan.
flow-none = Tästä ei jatketa eteenpäin
flow-none-help = Tämä työpohja on polun viimeinen. Voit aloittaa uuden työtilan sivulta.
flow-all-taken = Kaikki on jo viety
flow-nothing = Ei vielä vietävää
flow-nothing-help = Kirjoita tai merkitse työpohjaan ensin, mitä haluat viedä.
flow-led = Tästä on jo tehty:
flow-proposed = Tähän sopivia malleja
flow-proposed-help = Niiden työtilojen malleja, joita saat lukea ja joilla on yhteistä tämän työpohjan kanssa. Syy lukee mallin alla.
flow-fit-group = Sama asiakasryhmä: { $group }
flow-fit-words = Samoja sanoja: { $words }
flow-target = Mihin viedään
flow-target-help = Uuteen työpohjaan tai sellaiseen, joka on jo olemassa.
flow-target-change = Vaihda kohde
flow-to-new = Uusi työpohja
flow-to-new-each = Jokaisesta oma uusi työpohja
flow-place = Paikka
flow-carry = Vie mukaan
flow-cancel = Peruuta
flow-state-taken = Jo viety
flow-state-changed = Muuttunut viennin jälkeen
flow-state-gone = Poistettu kohteesta
flow-state-full = Kohteessa on jo oma teksti, se jää
flow-state-refused = Ei viedä: teksti voi paljastaa henkilön
flow-nothing-chosen = Valitse ainakin yksi vietävä.
flow-one-at-a-time = Tähän kohteeseen mahtuu yksi kerrallaan. Valitse yksi, tai vie uusiin työpohjiin.
flow-taken = Työpohjaa ei voitu tehdä. Lataa sivu uudestaan ja yritä vielä kerran.
flow-model-sheets = Avaa mallikortti jokaisesta mallista
flow-map-to-offering = Vertaa malleja tarjoamassa
flow-actors-to-targets = Vie toimijat kehityskohteisiin
flow-models-to-benchmark = Vertaile malleja ratkaisuina
flow-actors-to-partners = Vie toimijat kumppanikarttaan
flow-actors-to-partnership = Aloita kumppanuus toimijoiden kanssa
flow-models-to-offering = Kokoa mallit tarjoamaan
flow-sheets-to-benchmark = Kokoa mallit vertailuun
flow-gap-interviews = Haastattele ryhmää, jota ei tavoiteta
flow-gap-targets = Etsi kehityskohteet ryhmälle, jota ei tavoiteta
flow-stories-to-targets = Kokoa ympyröidyt tarinat havainnoiksi
flow-supporters-of-stories = Lisää tukea antanut toimija karttaan
flow-target-problems = Etsi ratkaisu valittuun kehityskohteeseen
flow-surprising-supporters = Lisää yllättävä toimija toimijakarttaan
flow-owners-to-partners = Ota ratkaisujen tekijät kumppaniehdokkaiksi
flow-promise = Tee ongelmasta yhteinen lupaus
flow-adopted-models = Tee innostavasta ideasta oma malli
flow-proposals = Tee ehdotus kumppaniehdokkaalle
flow-accepted-partnership = Aloita kumppanuus, kun ehdotus on hyväksytty
flow-take-models = Toimintamallit
flow-take-circles = Ympyröinnit
flow-take-target = Kohde
flow-take-actors = Toimijat
flow-take-client-groups = Valitut asiakasryhmät
flow-take-audience = Kohderyhmät omin sanoin
flow-take-gaps = Ryhmät, joita mikään malli ei tavoita
flow-take-neighbours = Ryhmät, jotka tavoitetaan vain naapurikunnassa
flow-take-stories = Tukitarinat
flow-take-supporters = Tukea antaneet
flow-take-client-group = Asiakasryhmä
flow-take-targets = Valitut kehityskohteet
flow-take-findings = Puutteet
flow-take-owners = Toteuttajat, joihin otetaan yhteyttä
flow-take-need = Tarve
flow-take-whom = Keitä tuetaan
flow-take-benefit = Hyöty
flow-take-ideas = Ratkaisut
flow-take-partners = Kumppaniehdokkaat
flow-take-us = Me
flow-take-partner = Kumppani
flow-take-offers = Meiltä saatte
flow-take-wishes = Teiltä haluaisimme
flow-came-none = Kaikki valittu oli jo täällä. Mitään ei tullut kahteen kertaan.
flow-fresh = { $count ->
    [one] { $count } vietävä
   *[other] { $count } vietävää
}
flow-interviews = { $count ->
    [one] { $count } haastattelu
   *[other] { $count } haastattelua
}
flow-came = { $count ->
    [one] Mukaan tuli { $count } asia. Alkuperä on tallessa.
   *[other] Mukaan tuli { $count } asiaa. Alkuperä on tallessa.
}
flow-left = { $count ->
    [one] { $count } asia jäi pois: se ei mahtunut, paikassa on jo oma teksti tai siihen kirjoittaa vain kumppani itse.
   *[other] { $count } asiaa jäi pois: ne eivät mahtuneet, paikassa on jo oma teksti tai siihen kirjoittaa vain kumppani itse.
}
flow-state-there = On jo kohteessa: alkuperä merkitään
flow-map = Mistä mikin on tullut
flow-map-lead = Kartta näyttää, mitä työpohjasta toiseen on viety ja missä alkuperä on sen jälkeen muuttunut.
flow-map-scroll = Kuva on leveä: vieritä sitä sivusuunnassa. Luettelo kuvan alla kertoo saman.
flow-map-open = Mistä mikin on tullut
flow-map-picture = Kartta, vieritä sivulle
flow-map-alt = Työpohjat vaiheittain ja nuolet niiden välillä. Sama lukee alla listana.
flow-edges = Viennit
flow-edges-none = Mitään ei ole vielä viety
flow-edges-none-help = Avaa työpohja ja valitse Jatka tästä.
flow-bring = Tuo uudet mukaan
flow-in-step = Ajan tasalla
flow-ways = Reitit kumppaniehdokkaisiin
flow-ways-help = Lyhin tunnettu reitti teistä ehdokkaaseen, tietopohjan tuntemien yhteyksien mukaan.
flow-way = Reitti: { $way }
flow-way-none = Reittiä ei vielä tunneta
timeline-title = Mitä on tapahtunut
timeline-since = Mistä päivästä alkaen
timeline-show = Näytä
timeline-none = Ei muutoksia tänä aikana.
timeline-created = aloitettiin
timeline-duplicated = kopioitiin
timeline-renamed = sai uuden nimen
timeline-archived = arkistoitiin
timeline-restored = palautettiin
timeline-continued = sai lisää: { $flow }
timeline-written = kirjoitettiin viimeksi
timeline-record = { $name }: tietoja korjattiin käsin
flow-things = { $count ->
    [one] { $count } asia
   *[other] { $count } asiaa
}
flow-changed = { $count ->
    [one] { $count } muuttunut
   *[other] { $count } muuttunutta
}
flow-needs-accepted = Merkitse ehdotus ensin hyväksytyksi, kun kumppani on hyväksynyt sen.
flow-fit-workspace = Työtilasta: { $workspace }
flow-from-workspace = Tuodaan työtilasta
flow-elsewhere = toisesta työtilasta
