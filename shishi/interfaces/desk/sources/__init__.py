"""An imported workbook: when and by whom it came, and what was registered from which of its cells."""
