"""Backups: the whole register in one sealed file, and the way back. A backup says what it holds, not which engine held it.

Owns the form of the file. Reads and fills every table below the actions, for a restored row is not a new act: it carries
its ledger entry with it.
"""
