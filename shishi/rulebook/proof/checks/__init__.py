"""The checks of the notice check, one family a module: each offers RULES and a function from a reading to findings."""
