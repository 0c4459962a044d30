interview-title = How long the interview is kept
interview-kept-until = The interview is kept until { $day }. After that it is erased.
interview-kept-short = Kept until { $day }
interview-manage = Change or erase
interview-change-date = Change the date
interview-date = Last day
interview-date-help = Tomorrow at the earliest, { $day } at the latest. An interview may be kept for { $months } months at most.
interview-date-wrong = Write the day as year-month-day, for example 2027-01-31.
interview-date-early = Choose tomorrow or a later day. You can also erase the interview now.
interview-date-late = The day is too far away. Choose an earlier one.
interview-erase-title = Erase the interview now
interview-erase-lead = Erase the interview at once if the client asks for it or you no longer need it.
interview-erase-on = Go on to erasing
interview-trail = See who has opened the interview
interview-erase-what = Texts, notes, history, copies and the records made from the interview go. Only a mark stays that an interview was erased.
interview-erase-never-back = An erased interview cannot be brought back.
interview-erase-do = Erase for good
interview-erase-not = Do not erase
interviews-count = { $count ->
    [one] { $count } interview
   *[other] { $count } interviews
}
