"""A period filled in as a spreadsheet: the workbook to download, and what comes back checked row by row."""
