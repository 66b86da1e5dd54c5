"""One figure with its grounds: rule, what it counts, what it leaves out, and the reports behind that."""
