"""How a notice check is run on files and handed on: as JSON lines, as a marked text, as a report to print.

Owns: which workbook belongs to which bulletin, the child that checks what strangers send, the forms of the answer. Does
not own: what is checked and why (rulebook.proof), reading files (documents.reading.notices), the register.
"""
