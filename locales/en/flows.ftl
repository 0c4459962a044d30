flow-continue = Continue from here
flow-continue-lead = Take what is already written here to the next canvas. You first see what goes along, and you choose.
flow-to = To:
flow-keeps = The origin stays in sight. You can do this again: nothing comes twice.
flow-none = Nothing continues from here
flow-none-help = This canvas is the last of the path. You can start a new one on the workspace’s page.
flow-all-taken = All is taken already
flow-nothing = Nothing to take yet
flow-nothing-help = First write or mark on the canvas what you want to take.
flow-led = Already made from here:
flow-proposed = Models that fit here
flow-proposed-help = Models of the workspaces that you may read, and that have something in common with this canvas. The reason stands under each.
flow-fit-group = Same client group: { $group }
flow-fit-words = The same words: { $words }
flow-target = Where it goes
flow-target-help = To a new canvas, or to one that is there already.
flow-target-change = Change the target
flow-to-new = A new canvas
flow-to-new-each = A new canvas for each
flow-place = Place
flow-carry = Take along
flow-cancel = Cancel
flow-state-taken = Taken already
flow-state-changed = Changed since it was taken
flow-state-gone = Removed from the target
flow-state-full = The target has its own text, which stays
flow-state-refused = Not taken: the text may reveal the person
flow-nothing-chosen = Choose at least one thing to take.
flow-one-at-a-time = This target takes one at a time. Choose one, or take them to new canvases.
flow-taken = The canvas could not be made. Load the page again and try once more.
flow-model-sheets = Open a model sheet for each model
flow-map-to-offering = Compare the models in an offering
flow-actors-to-targets = Take the actors to development targets
flow-models-to-benchmark = Compare the models as solutions
flow-actors-to-partners = Take the actors to a partner map
flow-actors-to-partnership = Start a partnership with the actors
flow-models-to-offering = Gather the models into an offering
flow-sheets-to-benchmark = Gather the models into a benchmark
flow-gap-interviews = Interview a group that is not reached
flow-gap-targets = Find development targets for a group that is not reached
flow-stories-to-targets = Gather the circled stories into findings
flow-supporters-of-stories = Add the actor who gave support to the map
flow-target-problems = Look for a solution to a chosen target
flow-surprising-supporters = Add the surprising actor to the actor map
flow-owners-to-partners = Take those who run the solutions as possible partners
flow-promise = Turn the problem into a shared promise
flow-adopted-models = Make an inspiring idea a model of your own
flow-proposals = Make a proposal to a possible partner
flow-accepted-partnership = Start the partnership once the proposal is accepted
flow-take-models = Models
flow-take-circles = Circles
flow-take-target = Subject
flow-take-actors = Actors
flow-take-client-groups = Chosen client groups
flow-take-audience = Target groups in own words
flow-take-gaps = Groups that no model reaches
flow-take-neighbours = Groups reached only in the neighbouring municipality
flow-take-stories = Support stories
flow-take-supporters = Those who gave support
flow-take-client-group = Client group
flow-take-targets = Chosen targets
flow-take-findings = Deficits
flow-take-owners = Owners to contact
flow-take-need = Need
flow-take-whom = Whom to support
flow-take-benefit = Benefit
flow-take-ideas = Solutions
flow-take-partners = Possible partners
flow-take-us = We
flow-take-partner = Partner
flow-take-offers = You get from us
flow-take-wishes = We would like from you
flow-came-none = All that you chose was here already. Nothing came twice.
flow-fresh = { $count ->
    [one] { $count } thing to take
   *[other] { $count } things to take
}
flow-interviews = { $count ->
    [one] { $count } interview
   *[other] { $count } interviews
}
flow-came = { $count ->
    [one] { $count } thing came along. Its origin is kept.
   *[other] { $count } things came along. Their origin is kept.
}
flow-left = { $count ->
    [one] { $count } thing was left out: it did not fit, its place has its own text already, or only the partner writes there.
   *[other] { $count } things were left out: they did not fit, their places have their own text already, or only the partner writes there.
}
flow-state-there = On the target already: its origin is noted
flow-map = What came from what
flow-map-lead = The map shows what was taken from one canvas to another, and where the origin has changed since.
flow-map-scroll = The picture is wide: scroll it sideways. The list below it says the same.
flow-map-open = What came from what
flow-map-picture = Map, scroll sideways
flow-map-alt = The canvases step by step with the arrows between them. The list below says the same.
flow-edges = What was taken
flow-edges-none = Nothing has been taken yet
flow-edges-none-help = Open a canvas and choose Continue from here.
flow-bring = Bring the new ones along
flow-in-step = Up to date
flow-ways = Ways to possible partners
flow-ways-help = The shortest known way from you to the candidate, by the relations that the registry knows.
flow-way = Way: { $way }
flow-way-none = No way is known yet
timeline-title = What has happened
timeline-since = Since
timeline-show = Show
timeline-none = No changes in this time.
timeline-created = was started
timeline-duplicated = was copied
timeline-renamed = was renamed
timeline-archived = was archived
timeline-restored = was restored
timeline-continued = received more: { $flow }
timeline-written = was last written on
timeline-record = { $name }: details were corrected by hand
flow-things = { $count ->
    [one] { $count } thing
   *[other] { $count } things
}
flow-changed = { $count ->
    [one] { $count } changed
   *[other] { $count } changed
}
flow-needs-accepted = First mark the proposal as accepted, once the partner has accepted it.
flow-fit-workspace = From the workspace: { $workspace }
flow-from-workspace = Brought from the workspace
flow-elsewhere = from another workspace
