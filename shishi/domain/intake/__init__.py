"""From the county's own spreadsheets into lists and reports: reading → plan with errors per cell → apply.

Owns import runs and remembered answers. Does not own reading (documents) nor what it writes (projects, reporting).
Applying the same file twice changes nothing.
Verbs: apply_lists, apply_reports, remember_answer.
"""
