"""The record of every action: one hash chain per area, insert and select only.

Owns ledger entries and the heads of their chains. Does not own what the entries speak of, and no page depends on it:
what a screen must show about the past is a row of the app concerned.
Verbs: record (called once by every other action), verify.
"""
