"""Accounts: registering and closing them (system administrator), giving roles (security administrator)."""
