partnership-title = Development partnership
partnership-question = What do we give each other, and do we commit?

partnership-field-whom = We want to support
partnership-field-whom-help = Whom is your shared promise for? Name the client group.
partnership-field-need = who want to, who should
partnership-field-need-help = What do they need? You can improve the support, or make the service so clear that less support is needed.
partnership-field-benefit = so that they could
partnership-field-benefit-help = What changes in their lives when you keep your promise?

partnership-matrix = Partners, offers and commitment
partnership-columns = Partner
partnership-columns-add = Add a partner
partnership-column-title = Partner's name
partnership-row-praise = The very best partners
partnership-row-praise-help = The others write why it is great to have you with them. Nobody writes their own praise.
partnership-row-offer = We offer
partnership-row-offer-help = The partner itself writes what it brings. It can be open communication, ideas, data, visibility, a relation to clients, working time, money, premises or devices.
partnership-row-wishes = What is asked of us
partnership-row-wishes-help = The others write what they hope for from this partner. Add your own organisation's name after the wish.
partnership-row-commitment = Commitment
partnership-row-commitment-help = The partner itself sets a heart when it finds the whole balanced. If the offer or the wishes change, the heart goes away and the decision is made again.
partnership-row-commitment-mark = We commit

partnership-step-a = Make a shared promise
partnership-step-a-what = Write the promise to the client in three parts. At the same time give each partner a column of its own.
partnership-step-b = Praise each other
partnership-step-b-what = Write to the others why it is great to have them. Be exact: one true example says more than ten fine words.
partnership-step-c = Tell what you offer and hope for
partnership-step-c-what = Write in your own column what you offer. Write in the others' columns what you hope for from them, with your organisation's name.
partnership-step-d = Discuss the balance and commit
partnership-step-d-what = Look at the table together: does everyone give, and does everyone get? Set a heart when you are ready.
