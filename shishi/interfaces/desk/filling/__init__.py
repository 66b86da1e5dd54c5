"""One item's report: its form, its receipt, its confirmation, and the same form for the office's 代报."""
