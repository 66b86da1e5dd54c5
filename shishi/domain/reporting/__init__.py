"""What was reported: periods, obligations of posts, reports as versions, reviews, confirmations.

Does not own targets (projects) nor whether something counts as done or slow (statistics asks the rulebook).
Verbs: open_period, submit_report, review_report, confirm_report.
"""
