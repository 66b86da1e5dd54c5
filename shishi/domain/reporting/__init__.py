"""What was reported: periods, obligations of posts, reports as versions, reviews, confirmations.

Does not own targets (projects) nor whether something counts as done or slow (statistics asks the rulebook).
Verbs: open_period, submit_report, review_report, confirm_report; extend and exempt duties, lock and unlock a period, urge,
remind, note a call. What leaves the house waits in a queue (Delivery) and is sent by ``sending``, after the transaction.
"""
