# Varför en ändring inte togs emot. Texten står ovanför de ändringar som lagts undan.
denied-viewer = Du tittar på den här mallen. För att skriva behöver du deltagarens rättighet.
denied-paused = Ledaren har gjort en paus i arbetet. Vänta tills det fortsätter.
denied-step-closed = Den här delen är inte öppen i det här skedet.
denied-not-yours = Det här har någon annan gjort. Nu kan du bara ändra ditt eget.
denied-add-only = Nu kan du bara lägga till nytt och ändra ditt eget.
denied-wrong-author = Ändringen bar någon annans namn. Du kan bara skriva i ditt eget namn.
denied-unknown-place = Mallen har ingen sådan del.
denied-bad-value = Den här delen tar inte emot sådant innehåll.
denied-too-many-notes = Mallen är full av lappar. Ta först bort gamla eller börja på en ny mall.
denied-text-too-long = Texten är för lång. Varje del rymmer 4 000 tecken.
denied-removed = Lappar flyttas till papperskorgen. Bara ledaren kan ta bort dem för gott.
denied-malformed = Webbläsaren skickade en ändring som inte gick att läsa. Ladda om sidan.
denied-foreign-client = Ändringen kom i en annan deltagares namn. Ladda om sidan.
denied-closed-root = Ändringen gällde en del som bara servern skriver. Ladda om sidan.
denied-shape = Ändringen hade fel form. Ladda om sidan.
denied-document-full = Mallen är full. Gör en kopia och fortsätt i den.
denied-gap = Webbläsaren saknade ändringar. Ladda om sidan.
