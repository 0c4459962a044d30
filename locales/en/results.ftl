results-title = Results
results-lead = Keep what stands on the canvas on your own computer.
results-private = This is an interview. Every download is noted. Keep the file as carefully as the interview, and destroy it at the latest when the interview is erased here.
results-json-title = The whole canvas
results-json-what = The file holds everything on the canvas: texts, places of notes, links, marks, writers’ names and the bin. With it you get the same canvas back, in this workspace or another.
results-json = Download the whole canvas (JSON)
