"""Reads a bulletin as text: .txt, web pages, .docx, .doc, RTF, PDF, and the workbooks that belong to it.

Owns: what a file is by its content, its decoding, which part of it is the text, and its tables as lines with cells
parted by tabs. Does not own: what the text claims (rulebook.proof), the limits and the child process (documents.reading).
A plain text is given as it stands in the file, so that offsets fit the file; every other form gives one paragraph a line.
"""
