"""One 件: what was promised, what was reported month by month, how it stands and why, and where each value came from."""
