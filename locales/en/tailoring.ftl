variants-title = Own canvases
variants-lead = Copy a canvas and make it your own: own sectors, columns, rows, steps and texts. Each time you save, a new version is made, and canvases keep the version that they were made with.
variants-none = There are no own canvases yet.
variant-own = Own canvas
variant-base = Copied from
variant-copy-h = Copy a canvas
variant-copy-of = What to copy
variant-copy-do = Copy
variant-copy-title = { $title }, own
variant-retire = Offer no more
variant-offer-again = Offer again
variant-retired = Not offered
variant-is-retired = No new canvases are made of this. The old ones stay.
variant-elsewhere = This canvas is another workspace's own. Choose one of the canvases of this workspace.
variants-full = The workspace already has 20 own canvases. Change one of them.
variant-versions-full = This canvas already has 50 versions. Copy it to go on.
variant-too-large = There is too much text on the canvas. Shorten the help texts.
variant-overtaken = Somebody else saved a version meanwhile. Your changes are here: if you save, they become a new version on top of it.
variant-see-newest = See the newest version
variant-same = Nothing was changed, so no new version was made.
variant-preview = Preview
variant-preview-do = Show preview
variant-preview-alt = An empty canvas as the form describes it
variant-preview-wrong = The picture is drawn once the form is in order.
variant-save = Save a new version
variant-save-help = New canvases are made with the newest version. Old ones keep theirs.
variant-whole-h = The whole canvas
variant-languages-help = One language is enough. Where a language is missing, the text is shown in the first that it is written in.
variant-title = Name
variant-question = The question that the canvas answers
variant-label = Name
variant-help = Help
variant-link-help = The word on the line
variant-step-label = Name of the step
variant-step-help = What to do
variant-unnamed = Unnamed
variant-long = Several paragraphs are written in the field
variant-sector = In figures the sector is
variant-sector-help = The registry and the network map use common sectors.
variant-sector-none = None of these
variant-minutes = Suggested time in minutes
variant-opens = The step also opens
variant-opens-help = Fields, areas, rows and columns are chosen in their own places.
variant-opens-links = links
variant-opens-circles = circles
variant-opens-ticks = ticks
variant-opens-rows = adding rows
variant-opens-columns = adding columns
variant-opens-cells = all cells
variant-opens-hearts = hearts
variant-steps = Written in the steps
variant-up = Earlier
variant-down = Later
variant-remove = Remove
variant-h-hub = The middle
variant-h-sector = Sectors
variant-h-inner = Sectors, inner ring
variant-h-outer = Sectors, outer ring
variant-h-ring = Rings
variant-h-tray = The free area
variant-h-fields = Fields
variant-h-rows = Rows
variant-h-columns = Columns
variant-h-steps = Steps of the guide
variant-h-notes = Kinds of note
variant-h-links = Kinds of link
variant-others-h = Other texts
variant-add-hub = Add a part to the middle
variant-add-sector = Add a sector
variant-add-inner = Add a sector to both rings
variant-add-ring = Add a ring
variant-add-tray = Add a free area
variant-add-fields = Add a field
variant-add-rows = Add a row
variant-add-columns = Add a column
variant-add-steps = Add a step
variant-leave = Go back without saving
variant-versions-h = Versions
variant-version = Version { $count }
variant-saved = Version { $count } is saved. New canvases are made with it.
variant-label-empty = Write a name in at least one language.
variant-label-long = Shorten this: 120 characters fit here.
variant-help-long = Shorten this: 1,000 characters fit here.
variant-label-twice = Another part already has this name. Give another one.
variant-minutes-wrong = Write the time in minutes as a number, 1 to 600.
variant-too-many = There are too many parts: one list holds 60.
variant-part-wrong = The canvas cannot be drawn like this: a part is missing or one too many. Add what was removed, or remove one.
variant-canvases =
    { $count ->
        [one] { $count } canvas
       *[other] { $count } canvases
    }
move-panel = There is a newer version of this own canvas.
move-panel-open = Move to version { $count }
move-behind = Canvases of older versions
move-title = Move to version { $count }
move-lead = The canvas becomes one of another version. Here is what differs, and what is written on parts that are not there any more. Choose where it goes.
move-other = Version to move to
move-other-do = Show this version
move-differences = What differs
move-same-parts = The parts are the same.
move-texts = The name, the question or other texts of the canvas have changed.
move-new = New
move-gone = Goes
move-renamed = New name
move-moved = Moved
move-changed = Changed
move-list-zones = area
move-list-fields = field
move-list-rows = row
move-list-columns = column
move-list-steps = step
move-list-notes = kind of note
move-list-links = kind of link
move-going = What stands on parts that go
move-nothing-goes = Nothing is written on the parts that go. Everything on the canvas stays.
move-where = Where does it go?
move-leave = Leave out: goes from the canvas
move-nowhere = There is no place for this any more: it goes from the canvas.
move-more =
    { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
move-binned =
    { $count ->
        [one] Also { $count } note in the bin.
       *[other] Also { $count } notes in the bin.
    }
move-marks =
    { $count ->
        [one] { $count } mark goes with it.
       *[other] { $count } marks go with it.
    }
move-hearts =
    { $count ->
        [one] { $count } heart goes, since the texts under it change. The partner gives its commitment anew.
       *[other] { $count } hearts go, since the texts under them change. The partners give their commitments anew.
    }
move-laid-anew = The board is drawn differently: notes that were laid by hand in areas that change are laid anew.
move-ends-step = The step that is under way is not in this version. After the move no step is under way, and everything is open.
move-after = Everybody who has the canvas open comes along at once. What stands now is kept in the history. Comments and agreed tasks stay.
move-do = Move
move-not = Do not move
move-outdated = The canvas was changed meanwhile, and something else goes now than was shown. Look again before you move.
move-no-room = This does not fit there. Choose another place.
move-voting = A vote is under way on the canvas. Close it before you move.
