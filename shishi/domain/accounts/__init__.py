"""People who sign in, and the readable roles that say what each may do.

Does not own posts (units) nor duties (reporting).
Verbs: register_user.
"""
