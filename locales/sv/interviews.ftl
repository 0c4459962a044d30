interview-title = Hur länge intervjun sparas
interview-kept-until = Intervjun sparas till och med { $day }. Därefter förstörs den.
interview-kept-short = Sparas till och med { $day }
interview-manage = Ändra eller förstör
interview-change-date = Ändra datum
interview-date = Sista dagen
interview-date-help = Tidigast i morgon, senast { $day }. En intervju får sparas i högst { $months } månader.
interview-date-wrong = Skriv dagen som år-månad-dag, till exempel 2027-01-31.
interview-date-early = Välj i morgon eller en senare dag. Du kan också förstöra intervjun genast.
interview-date-late = Dagen är för långt borta. Välj en tidigare dag.
interview-erase-title = Förstör intervjun nu
interview-erase-lead = Förstör intervjun genast om klienten ber om det eller om du inte längre behöver den.
interview-erase-on = Gå vidare för att förstöra
interview-trail = Se vem som har öppnat intervjun
interview-erase-what = Texter, lappar, historik, kopior och poster som gjorts av intervjun försvinner. Bara en anteckning om att intervjun förstördes blir kvar.
interview-erase-never-back = En förstörd intervju går inte att få tillbaka.
interview-erase-do = Förstör för alltid
interview-erase-not = Förstör inte
interviews-count = { $count ->
    [one] { $count } intervju
   *[other] { $count } intervjuer
}
