finding-title = Hae työtilasta
finding-label = Mitä etsit työtilasta?
finding-help = Sana riittää, missä muodossa vain. Usealla sanalla löydät sen, missä ovat kaikki.
finding-do = Hae
finding-found = { $count ->
    [0] Mitään ei löytynyt
    [one] { $count } osuma
   *[other] { $count } osumaa
}
finding-more-than = Yli { $count } osumaa
finding-limit = Rajaa
finding-all = Kaikki
finding-canvases = Työpohjat
finding-records = Tietopohja
finding-notes = Laput
finding-fields = Kentät ja taulukot
finding-comments = Kommentit
finding-comment = Kommentti
finding-none-help = Kokeile lyhyempää sanaa tai toista sanaa samasta asiasta. Haastatteluista haetaan vain nimet.
finding-everything = Hae kaikesta
finding-too-short = Kirjoita ainakin kahden kirjaimen sana.
finding-pages = Osumien sivut
finding-before = Edelliset
finding-after = Seuraavat
