"""The office's own pages, read-only for now: the programme and the bulletin's files."""
