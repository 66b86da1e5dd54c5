"""Summary tables as .xls, which publishers' systems still ask for. Owns the file format and the records xlwt lacks."""
