"""Reporting periods: who has reported, who has not, in the official order of units."""
