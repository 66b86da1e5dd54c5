"""Files as received or rendered, kept once under their content hash.

Does not own what a file means: the import, the report or the bulletin that names it does.
Verbs: keep_file.
"""
