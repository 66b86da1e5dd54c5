"""Measures our own speed beside a named other doing the same work in the same run; the ratios are what counts."""
