trash-title = Trash
trash-open = Trash ({ $count })
trash-lead = { $count ->
    [one] Nobody sees a canvas that is in the trash. You can bring it back for one day. After that it is deleted for good.
   *[other] Nobody sees a canvas that is in the trash. You can bring it back for { $count } days. After that it is deleted for good.
}
trash-published = A canvas that is brought back is as it was. Only a published description stays out of the catalogue until you publish it again.
trash-none = The trash is empty.
trash-thrown = The canvas is in the trash.
trash-ended = The canvas is deleted for good.
trash-thrown-by = Thrown away by { $name }, { $at }.
trash-thrown-at = Thrown away { $at }.
trash-until = Deleted for good on { $day }.
trash-restore = Bring back
trash-not = Leave it where it is
trash-end = Delete for good
trash-end-canvas = The canvas is deleted at once with all its texts, history, photos and comments. It cannot be brought back.
trash-end-workspace = The workspace is deleted at once with all its canvases, workshops and registry. It cannot be brought back.
trash-end-name = Type the name
trash-end-name-help = Type the name above, so that nothing is deleted by mistake.
trash-end-name-wrong = The name is not the same as above. Check it.
trash-end-do = Delete for good
trash-end-not = Back to the trash
trash-workspaces-title = Trash of workspaces
trash-workspaces-lead = { $count ->
    [one] Nobody can open a workspace that is in the trash. You can bring it back for one day. After that it is deleted for good.
   *[other] Nobody can open a workspace that is in the trash. You can bring it back for { $count } days. After that it is deleted for good.
}
trash-workspaces-published = A workspace that is brought back is as it was. Only published descriptions stay out of the catalogue until you publish them again.
workspace-thrown = The workspace is in the trash.
workspace-ended = The workspace is deleted for good.
workspace-delete = Move the workspace to the trash
workspace-delete-help = Nobody can open a workspace that is in the trash. A facilitator can bring it back from the list of workspaces. If the work is only done, archive it.
workspace-delete-what = The workspace closes for everybody at once: canvases, workshops, invitations and shared links do not open, and published descriptions leave the catalogue. A facilitator can bring the workspace back.
workspace-delete-do = Move to the trash
