# Why a change was not taken. The text stands above the changes that were put aside.
denied-viewer = You are looking at this canvas. To write, you need a participant's right.
denied-paused = The facilitator has paused the work. Wait until it goes on.
denied-step-closed = This part is not open in this step.
denied-not-yours = Somebody else made this. You can change only your own now.
denied-add-only = You can only add new things and change your own now.
denied-wrong-author = The change carried another person's name. You can write only in your own.
denied-unknown-place = The canvas has no such part.
denied-bad-value = This part does not take such content.
denied-too-many-notes = The canvas is full of notes. Remove old ones first or start a new canvas.
denied-text-too-long = The text is too long. One part holds 4,000 characters.
denied-removed = Notes go to the bin. Only a facilitator can remove them for good.
denied-malformed = The browser sent a change that could not be read. Load the page again.
denied-foreign-client = The change came in another participant's name. Load the page again.
denied-closed-root = The change reached a part that only the server writes. Load the page again.
denied-shape = The change had the wrong shape. Load the page again.
denied-document-full = The canvas is full. Make a copy of it and go on in the copy.
denied-gap = The browser lacked some changes. Load the page again.
