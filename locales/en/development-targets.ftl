development-targets-title = Development targets of digital support
development-targets-question = Which needs of this client group do we not yet meet, and whose job would it be?

development-targets-field-client-group = Client group
development-targets-field-client-group-help = Whose experiences do you go through? Use the same group as in the interviews.
development-targets-field-targets = Chosen development targets
development-targets-field-targets-help = One target on each line. Write who should improve its support, who should work together, or which model should spread.

development-targets-zone-life-areas = Life areas
development-targets-zone-life-areas-help = Circle three areas where missing support causes real worry, hardship or loss.
development-targets-zone-state = State actors
development-targets-zone-state-help = Findings on services that a state agency answers for.
development-targets-zone-municipality = Municipal actors
development-targets-zone-municipality-help = Findings on municipal services, the library and the adult education centre.
development-targets-zone-wellbeing = Wellbeing and health actors
development-targets-zone-wellbeing-help = Findings on the services of the wellbeing services county and other health and welfare actors.
development-targets-zone-association = Associations
development-targets-zone-association-help = Findings on support given by associations, clubs and volunteers.
development-targets-zone-project = Projects
development-targets-zone-project-help = Findings on support given by projects. Say so if the support ends with the project.
development-targets-zone-company = Companies
development-targets-zone-company-help = Findings on companies' services, such as a bank, a shop or transport.

development-targets-note-life-area = Life area
development-targets-note-life-area-help = A ready area. You can also add your own.
development-targets-note-deficit = Deficit
development-targets-note-deficit-help = What does not work, and how does it show in the client's day? Choose also what sort of finding it is.
development-targets-note-deficit-finding = What sort of finding?
development-targets-note-strength = Strength
development-targets-note-strength-help = What works especially well, or who surprises by giving support? Choose also what sort of finding it is.
development-targets-note-strength-finding = What sort of finding?

development-targets-link-cooperation-missing = Cooperation is missing
development-targets-link-cooperation-missing-verb = would need contact with
development-targets-link-cooperation-helps = Cooperation would help
development-targets-link-cooperation-helps-verb = would help together with

development-targets-circles = Life areas where missing support hurts most

development-targets-step-a = Go through the findings
development-targets-step-a-what = Name the client group and read the findings of the interviews. Circle three life areas where missing support causes most worry or loss.
development-targets-step-b = Place findings with their owners
development-targets-step-b-what = Whose service is the finding about? Write deficits and strengths in the sector that can do something about them.
development-targets-step-c = Choose the targets
development-targets-step-c-what = Connect actors whose cooperation would solve a lot. Then write the most important targets: who improves, who works together, and which model spreads.
