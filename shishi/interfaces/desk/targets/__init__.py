"""Setting up a work's targets: quantity, plan, shares by unit, sites; what a second person changed is told."""
