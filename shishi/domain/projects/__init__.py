"""What was promised: programmes, lists, commitments (件), their targets, plans, shares, sites, parties and changes.

A real work exists once (Commitment); its places on lists are Listing rows. Does not own what was achieved (reporting)
nor any count (statistics).
Verbs: set_up_list, amend_list, arrange_groups, register_listing, adopt_works, correct_work, move_listing, set_plan,
allocate, place_site, record_stage, record_change.
"""
