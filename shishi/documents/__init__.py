"""How it looks on paper: content in, bytes out; and spreadsheets in, rows with places out.

Owns the content tree, the layout of official documents (GB/T 9704-2012), one writer per format, and the readers.
Does not own any figure, rule or row of the register. Knows no framework and no database.
"""
