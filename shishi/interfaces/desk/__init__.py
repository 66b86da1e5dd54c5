"""The office's own pages. Read-only: programme, matter, unit, period, bulletin, figure, imported file, one's own list.
With forms: signing in, posts, accounts.

Each folder is one area: ``views`` ask the domain, ``pages`` place what it answered, the template shows it. No figure is
computed here.
"""
