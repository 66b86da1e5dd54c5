"""The notice as a page: the same content tree as on paper, each bound figure a link to its grounds.

Owns the elements and classes; does not own addresses (the caller gives them) nor any style or script.
"""
