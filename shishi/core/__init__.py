"""What every shelf above may need and nobody owns: errors, clock, actor, fields, durability. A closed list."""
