votes-title = Vote
votes-lead = A vote shows what matters most to the group. Nobody sees what another voted for.
votes-saved = Your vote is saved. You can change it until the vote is closed.
votes-open = Open
votes-change = You can change your vote until it is closed.
votes-no-notes = There are no notes in these parts yet.
votes-save = Save my vote
votes-look-on = Viewers do not vote.
votes-close = Close the vote
votes-close-help = Everybody sees the result. Nobody's own votes are kept.
votes-new = Open a vote
votes-question = What is the vote about?
votes-question-help = For example: Where do we start?
votes-question-empty = Write what the vote is about.
votes-question-long = Write the question in at most 200 characters.
votes-mark = What do people vote with?
votes-mark-dots = Dots: one note may get several
votes-mark-tick = Ticks: one for each note
votes-mark-heart = Hearts: one for each note
votes-mark-empty = Choose what people vote with.
votes-each = How many votes does each person have?
votes-each-wrong = Give a number from 1 to 20.
votes-zones = Which notes are voted on?
votes-zones-help = If you choose none, all are voted on.
votes-zones-wrong = Choose the parts from this list.
votes-hidden = Hide the result until the end
votes-do-open = Open the vote
votes-none = There has been no vote here yet
votes-none-help = The facilitator opens a vote when it is time.
votes-closed = Closed
votes-no-votes = Nobody voted.
votes-note = Note
votes-zone = Where
votes-votes = Votes
votes-too-many = There are too many votes. Take some away and save again.
votes-not-a-number = Write the votes as whole numbers: 0, 1, 2.
votes-panel = A vote is open: { $question }
votes-panel-open = Vote
votes-is-open = Another vote is open already. Close it first, and then open this one.
votes-late = The vote is closed already. See the result on the vote's page.
votes-lead-dots = { $count ->
    [one] You have { $count } vote.
   *[other] You have { $count } votes. One note may get several.
}
votes-lead-tick = { $count ->
    [one] Choose one note.
   *[other] Choose at most { $count } notes.
}
votes-lead-heart = { $count ->
    [one] Give a heart to one note.
   *[other] Give a heart to at most { $count } notes.
}
votes-voters = { $count ->
    [one] { $count } person has voted.
   *[other] { $count } people have voted.
}
votes-so-far = { $count ->
    [one] { $count } vote so far
   *[other] { $count } votes so far
}
votes-people = { $count ->
    [one] from { $count } person
   *[other] from { $count } people
}
votes-without = { $count ->
    [one] { $count } note got no votes.
   *[other] { $count } notes got no votes.
}
votes-note-gone = One of the notes was moved or removed meanwhile. Look at the list once more and then save.
votes-lost = { $count ->
    [one] { $count } vote went to a note that was removed or moved afterwards.
   *[other] { $count } votes went to notes that were removed or moved afterwards.
}
votes-circle = Circle those with most votes
votes-circle-help = A circle with a name is drawn on the canvas. Notes with as many votes as the last one are taken along.
votes-circle-name = Name of the circle
votes-circle-most = How many notes?
votes-circle-most-wrong = Give the number of notes, 1–20.
votes-circle-do = Circle
votes-circled = Circled on the canvas
votes-circles-full = The canvas holds as many circles as it can. Remove one first.
votes-circle-none = None of the notes that got votes is on the canvas any more.
