"""Files as received or rendered, kept once under their content hash.

Does not own what a file means: the import, the report or the bulletin that names it does.
A photo is kept with its clean copy, and with the earlier photos that it looks like.
Verbs: keep_file, keep_photo.
"""
