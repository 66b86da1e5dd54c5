"""Who there is: areas, units in the office's fixed order, posts, who holds a post from when to when, who deputises.

Does not own accounts, roles or what a unit has to do.
Verbs: register_area, register_unit, open_post, appoint, hand_over, delegate, end_delegation.
"""
