"""Reads photographs: what they are by their bytes, when and where they were taken, a clean copy, and a print.

Parsing, re-encoding and hashing happen in the limited child process alone; the caller gets plain values.
"""
