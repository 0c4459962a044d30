trash-title = Roskakori
trash-open = Roskakori ({ $count })
trash-lead = { $count ->
    [one] Roskakorissa olevaa työpohjaa ei näe kukaan. Voit palauttaa sen yhden päivän ajan. Sen jälkeen se poistuu pysyvästi.
   *[other] Roskakorissa olevaa työpohjaa ei näe kukaan. Voit palauttaa sen { $count } päivän ajan. Sen jälkeen se poistuu pysyvästi.
}
trash-published = Palautettu työpohja on kuin ennen. Vain julkaistu kuvaus jää pois hakemistosta, kunnes julkaiset sen uudelleen.
trash-none = Roskakori on tyhjä.
trash-thrown = Työpohja on roskakorissa.
trash-ended = Työpohja on poistettu pysyvästi.
trash-thrown-by = Roskakoriin siirsi { $name } { $at }.
trash-thrown-at = Siirretty roskakoriin { $at }.
trash-until = Poistuu pysyvästi { $day }.
trash-restore = Palauta
trash-not = Älä siirrä
trash-end = Poista pysyvästi
trash-end-canvas = Työpohja poistetaan heti kaikkine teksteineen, historioineen, kuvineen ja kommentteineen. Sitä ei saa takaisin.
trash-end-workspace = Työtila poistetaan heti kaikkine työpohjineen, työpajoineen ja tietopohjineen. Sitä ei saa takaisin.
trash-end-name = Kirjoita nimi
trash-end-name-help = Kirjoita yllä oleva nimi, niin mitään ei poistu vahingossa.
trash-end-name-wrong = Nimi ei ole sama kuin yllä. Tarkista se.
trash-end-do = Poista pysyvästi
trash-end-not = Palaa roskakoriin
trash-workspaces-title = Työtilojen roskakori
trash-workspaces-lead = { $count ->
    [one] Roskakorissa olevaan työtilaan ei pääse kukaan. Voit palauttaa sen yhden päivän ajan. Sen jälkeen se poistuu pysyvästi.
   *[other] Roskakorissa olevaan työtilaan ei pääse kukaan. Voit palauttaa sen { $count } päivän ajan. Sen jälkeen se poistuu pysyvästi.
}
trash-workspaces-published = Palautettu työtila on kuin ennen. Vain julkaistut kuvaukset jäävät pois hakemistosta, kunnes julkaiset ne uudelleen.
workspace-thrown = Työtila on roskakorissa.
workspace-ended = Työtila on poistettu pysyvästi.
workspace-delete = Siirrä työtila roskakoriin
workspace-delete-help = Roskakorissa olevaan työtilaan ei pääse kukaan. Ohjaaja voi palauttaa sen työtilojen luettelosta. Jos työ on vain valmis, arkistoi se.
workspace-delete-what = Työtila sulkeutuu kaikilta heti: työpohjat, työpajat, kutsut ja jaetut linkit eivät aukea, ja julkaistut kuvaukset poistuvat hakemistosta. Ohjaaja voi palauttaa työtilan.
workspace-delete-do = Siirrä roskakoriin
