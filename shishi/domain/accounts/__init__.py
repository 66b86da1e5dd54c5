"""People who sign in, the readable roles that say what each may do (access.yaml), and their stays on the site.

Does not own posts (units) nor duties (reporting). The second factor's own rows are allauth's.
Verbs: register_user, install_administrator, grant_role, close_account; issue_code, redeem_code, change_password,
reset_factors, note_factors; begin_stay, end_stay.
"""
