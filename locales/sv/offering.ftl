offering-title = Utbudet av digitalt stöd
offering-question = Betjänar områdets modeller de viktiga klientgrupperna tillräckligt väl?

offering-field-target = Vad utredningen gäller
offering-field-target-help = Området eller temat vars utbud ni undersöker. Ju tydligare gräns, desto lättare är det att kryssa.
offering-field-conclusions = Slutsatser
offering-field-conclusions-help = Vad fungerar, vilka blir utan stöd och varför? Skriv så att också en beslutsfattare förstår.

offering-matrix = Vilka klientgrupper modellerna når
offering-rows = Klientgrupp
offering-rows-add = Lägg till klientgrupp
offering-row-title = Klientgruppens namn
offering-columns = Modell
offering-columns-add = Lägg till modell
offering-column-title = Modellens namn
offering-column-features = Viktiga och särskiljande drag
offering-matrix-mark = Når och hjälper den här gruppen

offering-step-a = Nämn området
offering-step-a-what = Skriv vilket område eller tema ni utreder. Kom samtidigt överens om vad som lämnas utanför.
offering-step-b = Ställ modellerna sida vid sida
offering-step-b-what = Hämta modeller ur katalogen eller skriv nya. Berätta om varje modell vad som är viktigast och vad som skiljer den från de andra.
offering-step-c = Välj klientgrupperna
offering-step-c-what = Välj de grupper som måste få hjälp för att människor ska behandlas lika eller för att spara pengar. Börja med de färdiga grupperna om ni saknar en egen indelning.
offering-step-d = Kryssa för vem modellen hjälper
offering-step-d-what = Kryssa i rutan när modellen når gruppen och verkligen hjälper den. Berätta också hur ni vet det: gissat, hört eller mätt.
offering-step-e = Skriv slutsatserna
offering-step-e-what = Se på de tomma raderna. Skriv vad som saknas, för vem och vad ni gör härnäst.
