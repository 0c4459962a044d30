offering-title = Offering of digital support
offering-question = Do the area's models serve its important client groups well enough?

offering-field-target = What the study is about
offering-field-target-help = The area or theme whose offering you study. The sharper the limit, the easier it is to tick.
offering-field-conclusions = Conclusions
offering-field-conclusions-help = What works, who is left without support, and why? Write so that a decision-maker understands it too.

offering-matrix = Which client groups the models reach
offering-rows = Client group
offering-rows-add = Add a client group
offering-row-title = Name of the client group
offering-columns = Model
offering-columns-add = Add a model
offering-column-title = Name of the model
offering-column-features = Main and distinguishing features
offering-matrix-mark = Reaches and helps this group

offering-step-a = Name the area
offering-step-a-what = Write which area or theme you study. Agree at the same time on what is left out.
offering-step-b = Set the models side by side
offering-step-b-what = Bring models from the catalogue or write new ones. For each, tell what matters most and what sets it apart from the others.
offering-step-c = Choose the client groups
offering-step-c-what = Choose the groups that must get help so that people are treated equally or money is saved. If you have no grouping of your own, start from the ready ones.
offering-step-d = Tick whom the model helps
offering-step-d-what = Tick the cell when the model reaches the group and really helps it. Tell also how you know: guessed, heard or measured.
offering-step-e = Write the conclusions
offering-step-e-what = Look at the empty rows. Write what is missing, for whom, and what you do next.
