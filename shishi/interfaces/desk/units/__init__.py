"""Units in their official order: what each leads and supports, and what it owes for the period."""
