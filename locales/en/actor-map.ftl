actor-map-title = Actor map of digital support
actor-map-question = Who gives digital support, to whom, and how are they connected?

actor-map-field-target = What the map is about
actor-map-field-target-help = Limit the map to one area, client group or theme. For example: job seekers in our sub-region.

actor-map-zone-funders = Funders
actor-map-zone-funders-help = Write who pays for the support: a ministry, a foundation, a federation or the municipality itself. Name the organisation, not the sum.
actor-map-zone-state = State actors
actor-map-zone-state-help = Agencies and service points whose services people in the area need. Remember advice by phone too.
actor-map-zone-municipality = Municipal actors
actor-map-zone-municipality-help = Start with the library and the adult education centre. Then add community houses, advice points and other places that help.
actor-map-zone-wellbeing = Wellbeing and health actors
actor-map-zone-wellbeing-help = Services of the wellbeing services county and other health and welfare actors, such as the health centre, home care or social work.
actor-map-zone-association = Associations
actor-map-zone-association-help = Associations that give digital guidance as their main work or beside it. Clubs and parishes fit here too.
actor-map-zone-project = Projects
actor-map-zone-project-help = Work with an end date. Write when the project ends, so that you see which support is about to disappear.
actor-map-zone-company = Companies
actor-map-zone-company-help = Companies that advise on devices and services, or send people on to support. For example a bank, a shop or a repair shop.
actor-map-zone-models = Support models
actor-map-zone-models-help = Collect here the ways of giving support that the map brings out. Write who does what, for whom and how.

actor-map-note-actor = Actor
actor-map-note-actor-help = The organisation's name on the first line. Below it, shortly, how it supports and whom.
actor-map-note-funder = Funder
actor-map-note-funder-help = The funder's name on the first line. Below it, what it pays for and until when.
actor-map-note-model = Support model
actor-map-note-model-help = Give the model a name. Tell whether it is in use or still being developed, and whom it helps.

actor-map-link-funding = Funding
actor-map-link-funding-verb = funds
actor-map-link-information = Information
actor-map-link-information-verb = exchanges information with
actor-map-link-premises = Premises
actor-map-link-premises-verb = shares premises with
actor-map-link-equipment = Equipment
actor-map-link-equipment-verb = shares equipment with
actor-map-link-media = Media space
actor-map-link-media-verb = gives media space to
actor-map-link-competence = Competence
actor-map-link-competence-verb = shares skills with
actor-map-link-referral = Referral
actor-map-link-referral-verb = refers clients to
actor-map-link-collaboration = Collaboration
actor-map-link-collaboration-verb = works together with

actor-map-circles = The most important ways of giving support, and strong networks

actor-map-step-a = Place actors in sectors
actor-map-step-a-what = First write what the map is about. Then add each actor to its sector, and write how it supports and whom. On a map of an area, remember important state services, libraries and adult education centres.
actor-map-step-b = Mark the funders
actor-map-step-b-what = Write the funders in the middle. Draw a line from each of them to the actors whose work it pays for.
actor-map-step-c = Draw the connections
actor-map-step-c-what = Who exchanges information? Who shares premises, equipment, media space or skills? Connect them and choose what passes between them.
actor-map-step-d = Circle what matters most
actor-map-step-d-what = Circle the four or five most important ways of giving support, or strong networks. Name the circle, and write the model you found among the support models.
