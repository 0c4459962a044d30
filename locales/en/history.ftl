history-title = History
history-lead = The canvas is kept as it stood after each step, every ten minutes of work, when everybody has left, and when you keep it yourself. You can look at an old state and print it, compare any two, and bring one back.
history-limits = All states of the last day are kept, one an hour for a week and one a day for a year. Ends of steps are kept for a year, and states that you keep yourself as long as the canvas. Of an interview, states kept automatically stay for a week.
history-label = Name of the state
history-label-help = For example: before lunch. Everybody sees the name.
history-keep = Keep the present state
history-by-hand = Kept by hand
history-automatic = Kept automatically
history-automatic-step = During step { $step }
history-step = At the end of step { $step }
history-step-none = Before the steps began
history-before-restore = Before bringing back
history-before-rows = Before bringing rows
history-before-move = Before moving to another version
history-none = No kept states yet
history-none-help = The first is kept when a step changes, after ten minutes of writing, or when everybody has left.
history-workers = Worked on by: { $names }
history-now = Now
history-since-nobody = Nobody has changed anything since the last state.
history-since-newest = What has changed since
history-before-this = What was done before this
history-compare = Compare two states
history-from = First
history-to = Second
history-compare-do = Show the changes
history-since = What has changed
history-since-do = What has changed until now
history-counts = Changes in all
history-count-came = { $count ->
    [one] { $count } new
   *[other] { $count } new
}
history-count-went = { $count ->
    [one] { $count } removed
   *[other] { $count } removed
}
history-count-changed = { $count ->
    [one] { $count } changed
   *[other] { $count } changed
}
history-same = Nothing has changed
history-same-help = Texts, notes, links and marks are the same. Where notes lie and their order is not compared.
history-came = New
history-went = Removed
history-reworded = Reworded
history-moved = Moved
history-changed = Changed
history-gone-begins = removed
history-new-begins = added
history-from-to = { $from } → { $to }
history-by = { $who }, { $when }
history-fields = Fields and summary
history-elsewhere = Elsewhere
history-links = Links
history-circles = Circles
history-mark = Mark
history-heart = Heart
history-no-choice = no choice
history-nameless = nameless
history-state-help = This is an old state. It does not change when the canvas is edited.
history-remove = Remove this state from the history
history-remove-help = The state disappears from the history for everybody. The canvas does not change. This cannot be undone.
history-remove-do = Remove the state
history-restore = Bring this state back
history-restore-title = Bring back the state { $name }?
history-restore-help = Bringing back is a new change that everybody present sees at once. The present state stays in the history. Comments and agreed tasks stay.
history-restore-back = Comes back
history-restore-away = Goes away
history-restore-away-help = Notes go to the bin and can be taken back from there. All else is removed and is found in the present state.
history-restore-as-before = Becomes as it was
history-restore-hearts = Hearts do not come back by themselves: the partner gives its commitment anew.
history-restore-older = The canvas was of an earlier version then. What stood on parts that are not there any more goes to the parts nearest to them.
history-restore-lost = Does not come back, since it has no place any more:
history-restore-no-room = What stood on parts that are not there any more does not fit on the canvas. Copy what you need from the kept state by hand.
history-restore-do = Bring the state back
history-restore-not = Do not bring back
history-open = See the history
history-full = The history of the canvas has no room for more states kept by hand. Remove one that you do not need.
