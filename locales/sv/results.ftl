results-title = Resultat
results-lead = Spara underlagets innehåll på din egen dator.
results-private = Det här är en intervju. Varje nedladdning antecknas. Förvara filen lika omsorgsfullt som intervjun och förstör den senast när intervjun raderas här.
results-json-title = Hela underlaget
results-json-what = Filen innehåller allt som finns på underlaget: texter, lapparnas platser, kopplingar, markeringar, skribenternas namn och papperskorgen. Med den får du tillbaka samma underlag i det här eller ett annat arbetsrum.
results-json = Ladda ner hela underlaget (JSON)
