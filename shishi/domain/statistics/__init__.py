"""Every figure, computed once, from a frozen snapshot of the register.

Owns snapshots. Does not own the rules (rulebook.counting) nor any sentence around a figure (bulletins).
Verbs: freeze_period.
"""
