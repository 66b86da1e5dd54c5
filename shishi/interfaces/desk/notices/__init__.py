"""A person's own notices, and how persons are reached: the own contact, and for the office those of the others."""
