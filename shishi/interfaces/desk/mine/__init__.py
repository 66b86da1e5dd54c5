"""One person's list: what the own posts owe, in whichever units, and the works these have a part in."""
