"""What every shelf above may need and nobody owns: errors, clock, actor, fields. A closed list."""
