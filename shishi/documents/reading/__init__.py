"""Reads the county's own spreadsheets into rows, each value with its cell; asks where a careful person could not decide.

Files are parsed in a limited child process; nothing here writes, and nothing here knows the register.
"""
