partnerships-title = Partnerships followed up
partnerships-lead = What partners have promised each other, who sees to it and when it is done.
partnerships-none = No partnerships yet
partnerships-none-help = In the workspace, start canvas 9, the development partnership.
commitments-title = Commitments
commitments-lead = Make commitments of offers and wishes. Give each of them somebody who sees to it and a date. We remind by mail a week before and once after the date.
commitments-panel = { $count ->
    [0] The partnership has no commitments yet.
    [one] The partnership has { $count } commitment.
   *[other] The partnership has { $count } commitments.
}
commitments-open = Follow up commitments
commitments-made = What was agreed
commitments-none = No commitments yet
commitments-none-help = Choose below which offers and wishes are agreed.
commitments-said = What partners offer and what is asked of them
commitments-no-partners = Write the partners on the canvas first.
commitments-heart = Has committed
commitments-no-heart = Has not committed yet
commitments-make = Make it a commitment
commitments-is-made = Is a commitment
commitments-done-of = Done
commitments-full = The partnership already has 500 commitments.
commitment-line-gone = This line is no longer on the canvas, or the partner has not committed. Load the page again.
commitment-offer = offers
commitment-wish = is asked for
commitment-words = Commitment
commitment-words-empty = Write what was agreed.
commitment-words-long = The text is too long. Shorten it to 1,000 characters.
commitment-owner = Who sees to it
commitment-owner-other = Somebody else
commitment-owner-name = Name of somebody else
commitment-owner-help = Reminders go to a member of the workspace. If it is somebody else, they go to the facilitators.
commitment-nobody = Nobody sees to it
commitment-due = By
commitment-due-help = Leave it empty if no date was agreed.
commitment-due-wrong = Write the day as year-month-day, for example 2027-01-31.
commitment-no-date = No date
commitment-is-done = Done
commitment-is-late = Late
commitment-set-done = Mark as done
commitment-set-open = Mark as not done
commitment-edit = Edit
commitment-remove = Remove
mail-commitment-subject = { $count ->
    [one] Reminder of a commitment
   *[other] Reminder of { $count } commitments
}
mail-commitment-body = These commitments of a partnership have not been marked as done:

    { $lines }
mail-commitment-coming = By { $day }: { $words } ({ $partner })
mail-commitment-late = The date has passed, { $day }: { $words } ({ $partner })
