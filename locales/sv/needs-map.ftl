needs-map-title = Behovskarta för digitalt stöd
needs-map-question = Vad behöver en klient, vad använder hen och vad saknas?

needs-map-field-pseudonym = Klientens pseudonym
needs-map-field-pseudonym-help = Hitta på en pseudonym tillsammans. Skriv inte riktigt namn, telefonnummer, e-post eller personbeteckning.
needs-map-field-audience = Vem intervjuar du
needs-map-field-audience-help = Välj person, företag eller förening. Valet avgör vilka av de följande fälten du fyller i.
needs-map-field-age = Ålder
needs-map-field-age-help = Välj en åldersgrupp när du intervjuar en person. Exakt ålder behövs inte.
needs-map-field-municipality = Boningsort
needs-map-field-municipality-help = Kommunen där klienten bor eller är verksam. Ingen adress skrivs upp.
needs-map-field-situation = Klientens situation
needs-map-field-situation-help = En mening om vad som är på gång i livet. Lämna bort allt som klienten kunde kännas igen på.
needs-map-field-trade = Bransch
needs-map-field-trade-help = Bara för företag eller förening: vad gör den? Till exempel ett kafé, en gård eller en byaförening.
needs-map-field-size = Storlek
needs-map-field-size-help = Bara för företag eller förening: hur många människor arbetar eller verkar där?
needs-map-field-role = Uppgift
needs-map-field-role-help = Bara för företag eller förening: vad gör den intervjuade där? Fråga utöver myndighetsärenden också om arbetsverktyg som man har tagit eller försökt ta i bruk.

needs-map-zone-life-areas = Livsområden
needs-map-zone-life-areas-help = Samtalsämnen för intervjun. Ta bort dem som inte rör klienten och skriv vid de andra vad som är på gång eller vad hen önskar.
needs-map-zone-services = Tjänster och enheter
needs-map-zone-services-help = Digitala tjänster och enheter som klienten använder eller borde använda. Skriv deras riktiga namn.
needs-map-zone-support = Stöd som gavs eller saknades
needs-map-zone-support-help = Berättelser om stunder då stödet hjälpte, inte hjälpte eller saknades. Skriv dem med klientens ord.

needs-map-note-life-area = Livsområde
needs-map-note-life-area-help = Ett färdigt samtalsämne. Du kan också lägga till ett eget.
needs-map-note-process = Ärende eller önskan
needs-map-note-process-help = Vad har klienten på gång, eller vad vill hen få gjort? Till exempel: flytt till ett nytt hem.
needs-map-note-service = Tjänst eller enhet
needs-map-note-service-help = En tjänst eller enhet per lapp. Berätta om den löper väl.
needs-map-note-story = Stödberättelse
needs-map-note-story-help = Vad hände, var körde klienten fast och vad följde av det? Välj till sist hur det gick och vem som hjälpte.
needs-map-note-story-tone = Hur gick det?
needs-map-note-story-helper = Vem hjälpte?

needs-map-circles = Stödberättelserna som lär oss mest

needs-map-step-a = Tala om livsområdena
needs-map-step-a-what = Fyll först i bakgrunden med pseudonym. Fråga sedan ett livsområde i taget vad som är på gång och vad klienten önskar.
needs-map-step-b = Ta fram tjänster och enheter
needs-map-step-b-what = Fråga vilka tjänster och enheter som hör till ärendet. Skriv också upp dem som klienten undviker eller inte har hört om.
needs-map-step-c = Minns svåra stunder
needs-map-step-c-what = Fråga: ”När körde du fast? Vem hjälpte, eller hjälpte någon?” Skriv berättelsen med klientens ord.
needs-map-step-d = Ringa in det viktigaste tillsammans
needs-map-step-d-what = Läs berättelserna högt för klienten. Ringa tillsammans in fem eller sex som säger mest om hur stödet borde ordnas.
