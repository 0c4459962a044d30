# Private writing: notes wait until a facilitator reveals them.
drafts-private = Private writing
drafts-private-help = Participants write on their own page. The canvas is closed meanwhile, and others see the notes only when you reveal them.
drafts-private-none = No notes are added in this item or the next.
drafts-who = Who sees the writer?
drafts-named = By name: everybody sees the writer
drafts-leaders = Only facilitators see the writer
drafts-anonymous = Anonymously: nobody sees the writer
drafts-named-promise = When the facilitator reveals the notes, your name stands on yours.
drafts-leaders-promise = Your name does not stand on the note and is not kept on the canvas. After the reveal, facilitators see who wrote which note. Others do not.
drafts-anonymous-promise = Your name does not stand on the note, and nobody sees who wrote it. The order is shuffled. The server remembers the writer only until the reveal, so that you can change your note. You may still be recognised by what you write.
drafts-now = Everybody writes alone now. Only you see your notes, and the canvas is closed until the facilitator reveals them.
drafts-turn-on = Turn on
drafts-on = On
drafts-off = Stop private writing
drafts-reveal = Reveal the notes
drafts-waiting = { $count ->
    [0] No notes wait yet.
    [one] 1 note waits.
   *[other] { $count } notes wait.
}
drafts-known = Who wrote (for facilitators only)
drafts-item-gone = An item taken off the agenda
drafts-send = Save the note
drafts-sent = Saved, only you see:
drafts-mine = Your notes that wait
drafts-mine-help = Only you see these. They wait until the facilitator reveals them.
drafts-remove = Remove
drafts-gone = This note does not wait any more: it is revealed or removed.
drafts-full = 100 of your notes wait already. Remove one first.
drafts-end-leave = Leave the notes to their writers. You can reveal them later.
drafts-end-reveal = Reveal the notes before the workshop ends.
# Inbox: notes go to the facilitator first.
inbox-where = Where do participants' notes go?
inbox-where-help = When notes come to you first, participants send them from their own page, and the canvas is closed to them.
inbox-off = Straight to the canvas
inbox-named = To the facilitator first, by name
inbox-leaders = To the facilitator first; only facilitators see the sender
inbox-anonymous = To the facilitator first, anonymously
inbox-count = { $count ->
    [0] Inbox of ideas
    [one] 1 idea in the inbox
   *[other] { $count } ideas in the inbox
}
inbox-none = When somebody sends a note, it comes here.
inbox-help = Others do not see these until you add them to the canvas.
inbox-nameless = Anonymous
inbox-zone = Area
inbox-take = Add to the canvas
inbox-decline = Leave out
inbox-gone = This idea is not here any more: somebody else handled it, or its sender removed it.
inbox-now = Notes go to the facilitator first, who adds them to the canvas. Here you see what became of yours.
inbox-named-promise = The facilitator sees your name. When they add the note to the canvas, your name stands on it.
inbox-leaders-promise = The facilitator sees your name. It does not stand on the note.
inbox-anonymous-promise = Nobody sees who sent the note. The server remembers the sender only until the note is added to the canvas. After that it is no longer among your own notes.
inbox-send = Send to the facilitator
inbox-sent = Sent to the facilitator:
inbox-waits = Waits for the facilitator
inbox-taken = Added to the canvas
inbox-declined = Not added to the canvas
inbox-mine = Notes that you sent or that wait
inbox-mine-help = You and the facilitators see these. They wait for what the facilitator decides.
inbox-handled-help = The facilitator has handled these.
