"""The verbs of a reporting month: open it, report, review, confirm."""
