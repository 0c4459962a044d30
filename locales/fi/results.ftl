results-title = Tulokset
results-lead = Ota työpohjan sisältö talteen omalle koneellesi.
results-private = Tämä on haastattelu. Jokaisesta latauksesta jää merkintä. Säilytä tiedosto yhtä huolella kuin haastattelu ja hävitä se viimeistään silloin, kun haastattelu hävitetään täältä.
results-json-title = Koko työpohja
results-json-what = Tiedostossa on kaikki, mitä työpohjalla on: tekstit, lappujen paikat, yhteydet, merkinnät, kirjoittajien nimet ja roskat. Siitä saat saman työpohjan takaisin tähän tai toiseen työtilaan.
results-json = Lataa koko työpohja (JSON)
