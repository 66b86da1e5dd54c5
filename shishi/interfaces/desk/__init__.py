"""The office's own pages, read-only: programme, matter, unit, period, bulletin, figure and imported file.

Each folder is one area: ``views`` ask the domain, ``pages`` place what it answered, the template shows it. No figure is
computed here.
"""
