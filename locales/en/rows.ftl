# The notes of a canvas as rows: a page without script, and rows brought from a spreadsheet.
rows-title = Notes as a table
rows-lead = All notes of the canvas as rows. Narrow them down, and sort them by the headings.
rows-take = Download these rows (CSV)
rows-edit = Edit in the table view
rows-ask = Narrow the rows
rows-every-author = All writers
rows-show = Show
rows-count = { $count ->
    [one] 1 note
   *[other] { $count } notes
  }
rows-count-of = { $shown } of { $count } notes
rows-id = Note id
rows-text = Text
rows-bring-title = Bring rows
rows-bring-lead = Paste rows from a spreadsheet or choose a file. Nothing is written before you have seen what each row becomes.
rows-paste = Rows from a spreadsheet
rows-paste-help = Copy the cells in the spreadsheet with their headings, and paste them here.
rows-file = Or a file
rows-limits = CSV or XLSX. At most { $rows } rows and { $megabytes } MB. A file is read in the place of what is pasted.
rows-look = See what changes
rows-rules = How rows are read
rows-rule-head = The first row has the headings: Area, and Name and Remark or Text. Kind is not needed. Headings and areas may be in Finnish, Swedish or English.
rows-rule-id = A row with a Note id, from a downloaded file, changes that note. Other rows become new notes.
rows-rule-all = All rows are brought, or none if one of them is wrong.
rows-rule-once = A row that says what its area says already is not written again. Links, marks and writers are not brought.
rows-not-brought = Nothing was brought.
rows-refused = { $count ->
    [one] There is 1 mistake in the rows. Nothing was brought.
   *[other] There are { $count } mistakes in the rows. Nothing was brought.
  }
rows-faults-more = These are the first mistakes. Mend them to see the rest.
rows-nothing = Paste a row of headings and at least one row below it, or choose a file that has them.
rows-no-head = No row of headings was found. Write at least two headings, such as Area and Text.
rows-no-text = There is no column of texts. Add the heading Text, or Name.
rows-unknown-zone = There is no such area. The areas are: { $there }.
rows-no-zone = Write the area. The areas are: { $there }.
rows-wrong-kind = This area does not take the kind. It takes: { $there }.
rows-empty-text = The note would be empty. Write its text, or remove the row.
rows-unknown-note = No such note is on this canvas, or it is in the bin. Empty the cell to make a new note.
rows-twice = Row { $row } is about the same note. Remove one of them.
rows-full = The canvas has room for { $room } new notes. From this row on they do not fit.
rows-moved = What the rows would do has changed since you looked at them. These are the changes now. Check them, and then bring the rows.
rows-outdated = Somebody changed one of the notes at the same moment. Look at the rows again.
rows-preview-title = What the rows become
rows-preview-lead = Nothing has been written yet. Look at the rows, and then bring all of them at once.
rows-new = { $count ->
    [one] 1 new note
   *[other] { $count } new notes
  }
rows-changed = { $count ->
    [one] 1 changing note
   *[other] { $count } changing notes
  }
rows-same = { $count ->
    [one] 1 row stands there already
   *[other] { $count } rows stand there already
  }
rows-left-out = Columns that are not read:
rows-nothing-new = Everything in the rows stands on the canvas already. There is nothing to bring.
rows-bring-warning = Everybody who has the canvas open sees the rows arrive. The state before them stays in the history.
rows-bring-do = Bring the rows
rows-plan = What each row becomes
rows-row = Row
rows-what = What happens
rows-note = Note
rows-change = Changes
rows-new-note = New note
rows-first-shown = These are the first of them. All are brought.
rows-again = Mend the rows
rows-came-new = { $count ->
    [one] 1 new note was brought.
   *[other] { $count } new notes were brought.
  }
rows-came-changed = { $count ->
    [one] 1 note was changed.
   *[other] { $count } notes were changed.
  }
rows-came-none = The rows stand on the canvas already.
