"""What was reported: periods, obligations of posts, drafts, reports as versions, reviews, confirmations.

Does not own targets (projects) nor whether something counts as done or slow (statistics asks the rulebook).
Verbs: open_period, submit_report, review_report, confirm_report, keep_draft (typed, not sent: outside the ledger);
extend and exempt duties, lock and unlock a period, urge, remind, note a call. What leaves the house waits in a queue
(Delivery) and is sent by ``sending``, after the transaction.
"""
