"""The official bulletin (通报) with its attachments, composed from one snapshot.

Owns bulletins and which files were rendered from them. Does not own figures (statistics) nor layout (documents).
Verbs: compose_bulletin, render_bulletin.
"""
