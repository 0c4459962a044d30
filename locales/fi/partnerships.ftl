partnerships-title = Kumppanuuksien seuranta
partnerships-lead = Mitä kumppanit ovat luvanneet toisilleen, kuka pitää siitä huolta ja milloin se on tehty.
partnerships-none = Kumppanuuksia ei ole vielä
partnerships-none-help = Aloita työtilassa työpohja 9, Digituen kehittämiskumppanuus.
commitments-title = Sitoumukset
commitments-lead = Tee tarjouksista ja toiveista sitoumuksia. Anna jokaiselle huolehtija ja päivä. Muistutamme sähköpostilla viikkoa ennen ja kerran päivän jälkeen.
commitments-panel = { $count ->
    [0] Kumppanuudella ei ole vielä sitoumuksia.
    [one] Kumppanuudella on { $count } sitoumus.
   *[other] Kumppanuudella on { $count } sitoumusta.
}
commitments-open = Seuraa sitoumuksia
commitments-made = Sovitut sitoumukset
commitments-none = Sitoumuksia ei ole vielä
commitments-none-help = Valitse alta, mitkä tarjouksista ja toiveista sovitaan.
commitments-said = Mitä kumppanit tarjoavat ja mitä heiltä toivotaan
commitments-no-partners = Kirjoita kumppanit ensin työpohjalle.
commitments-heart = On sitoutunut
commitments-no-heart = Ei ole vielä sitoutunut
commitments-make = Tee sitoumus
commitments-is-made = On sitoumuksena
commitments-done-of = Tehty
commitments-full = Kumppanuudella on jo 500 sitoumusta.
commitment-line-gone = Tätä kohtaa ei ole enää työpohjalla, tai kumppani ei ole sitoutunut. Lataa sivu uudelleen.
commitment-offer = tarjoaa
commitment-wish = toivotaan
commitment-words = Sitoumus
commitment-words-empty = Kirjoita, mitä on sovittu.
commitment-words-long = Teksti on liian pitkä. Lyhennä se 1 000 merkkiin.
commitment-owner = Huolehtija
commitment-owner-other = Joku muu
commitment-owner-name = Muun huolehtijan nimi
commitment-owner-help = Muistutus lähtee työtilan jäsenelle. Jos huolehtija on joku muu, se lähtee ohjaajille.
commitment-nobody = Ei huolehtijaa
commitment-due = Viimeistään
commitment-due-help = Jätä tyhjäksi, jos päivää ei ole sovittu.
commitment-due-wrong = Kirjoita päivä muodossa vuosi-kuukausi-päivä, esimerkiksi 2027-01-31.
commitment-no-date = Ei päivää
commitment-is-done = Tehty
commitment-is-late = Myöhässä
commitment-set-done = Merkitse tehdyksi
commitment-set-open = Merkitse tekemättömäksi
commitment-edit = Muokkaa
commitment-remove = Poista
mail-commitment-subject = { $count ->
    [one] Muistutus sitoumuksesta
   *[other] Muistutus { $count } sitoumuksesta
}
mail-commitment-body = Näitä kumppanuuden sitoumuksia ei ole merkitty tehdyiksi:

    { $lines }
mail-commitment-coming = Viimeistään { $day }: { $words } ({ $partner })
mail-commitment-late = Päivä meni, { $day }: { $words } ({ $partner })
