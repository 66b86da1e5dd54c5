"""The office's queue: reports to accept or to return, one by one or the unchanged ones together."""
