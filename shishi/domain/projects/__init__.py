"""What was promised: programmes, lists, commitments (件), their targets, plans, shares, sites, parties and changes.

A real work exists once (Commitment); its places on lists are Listing rows. Does not own what was achieved (reporting)
nor any count (statistics).
Verbs: set_up_list, amend_list, arrange_groups, register_listing, adopt_works, amend_work, correct_work, move_listing,
add_target, assign_quantity, set_plan, drop_plan, allocate, share_out, place_sites, update_site, record_stage,
record_change.
"""
