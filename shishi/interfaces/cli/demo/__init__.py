"""The demo: a sample county loaded through the very commands that an office uses."""
