benchmark-title = Jämförande analys av stödmodeller
benchmark-question = Har någon redan löst det här?

benchmark-field-whom = Vi vill stödja
benchmark-field-whom-help = Vems liv handlar det om? Nämn klientgruppen så tydligt att du ser människorna framför dig.
benchmark-field-need = som vill, som borde
benchmark-field-need-help = Vad vill de göra, eller vad borde de kunna eller sköta? Skriv behovet, inte lösningen.
benchmark-field-benefit = så att de kunde
benchmark-field-benefit-help = Vad gott följer av det för dem? Här syns varför problemet är värt att lösa.

benchmark-matrix = Lösningarna sida vid sida
benchmark-columns = Lösning
benchmark-columns-add = Lägg till lösning
benchmark-column-title = Lösningens namn
benchmark-column-url = Webbadress
benchmark-row-model = Verksamhetsmodell
benchmark-row-model-help = Hur fungerar lösningen? Två meningar räcker när de är konkreta.
benchmark-row-owners = Genomförare
benchmark-row-owners-help = Vem har gjort lösningen och vem driver den? Kryssa om ni tänker fråga dem mer.
benchmark-row-owners-mark = Vi tar kontakt
benchmark-row-inspiration = Inspiration
benchmark-row-inspiration-help = Vad är värt att lära sig eller låna? Kryssa för dem som inspirerar mest.
benchmark-row-inspiration-mark = Inspirerar oss
benchmark-row-shortcomings = Brister
benchmark-row-shortcomings-help = Varför skulle det här kanske inte fungera hos oss? Sätt ett stort kryss om lösningen tål kritik och duger som den är.
benchmark-row-shortcomings-mark = Duger som den är

benchmark-step-a = Vänd bristen till en utmaning
benchmark-step-a-what = Skriv problemet positivt i tre delar: vem ni vill stödja, vad de behöver och vad gott som följer.
benchmark-step-b = Sök brett
benchmark-step-b-what = Se i katalogen, i andra branscher och i andra länder. Lägg varje lösning i sin egen kolumn, även en ofärdig.
benchmark-step-c = Ta reda på genomförarna
benchmark-step-c-what = Skriv vem som står bakom lösningen. Kryssa för dem ni kontaktar.
benchmark-step-d = Märk ut det som inspirerar
benchmark-step-d-what = Skriv om varje lösning vad man kan lära sig. Kryssa för dem ni vill pröva.
benchmark-step-e = Utmana lösningarna
benchmark-step-e-what = Fråga varför lösningen inte skulle fungera hos er. Sätt ett stort kryss på dem som tål frågorna som de är.
