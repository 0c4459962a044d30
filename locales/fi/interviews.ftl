interview-title = Haastattelun säilyttäminen
interview-kept-until = Haastattelu säilytetään { $day } asti. Sen jälkeen se hävitetään.
interview-kept-short = Säilytetään { $day } asti
interview-manage = Muuta tai hävitä
interview-change-date = Muuta päivää
interview-date = Viimeinen säilytyspäivä
interview-date-help = Aikaisintaan huominen, viimeistään { $day }. Haastattelua saa säilyttää enintään { $months } kuukautta.
interview-date-wrong = Kirjoita päivä muodossa vuosi-kuukausi-päivä, esimerkiksi 2027-01-31.
interview-date-early = Valitse huominen tai myöhempi päivä. Voit myös hävittää haastattelun heti.
interview-date-late = Päivä on liian kaukana. Valitse aikaisempi päivä.
interview-erase-title = Hävitä haastattelu nyt
interview-erase-lead = Hävitä haastattelu heti, jos asiakas pyytää sitä tai et enää tarvitse sitä.
interview-erase-on = Siirry hävittämään
interview-trail = Katso, kuka on avannut haastattelun
interview-erase-what = Tekstit, laput, historia, kopiot ja haastattelusta tehdyt tietueet häviävät. Jäljelle jää vain merkintä, että haastattelu hävitettiin.
interview-erase-never-back = Hävitettyä haastattelua ei saa takaisin.
interview-erase-do = Hävitä pysyvästi
interview-erase-not = Älä hävitä
interviews-count = { $count ->
    [one] { $count } haastattelu
   *[other] { $count } haastattelua
}
