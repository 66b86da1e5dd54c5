"""Summary tables as .xlsx, ready to print. Owns the file format; the plan of the sheet is `shishi.documents.sheet`."""
