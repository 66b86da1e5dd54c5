"""Every command: a thin translation of arguments into one action or query, and of its answer into text or JSON."""
