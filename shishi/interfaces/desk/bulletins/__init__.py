"""Bulletins: the notice as a page whose figures open, and the files to take away."""
