"""What the office keeps and does: one Django app per business word, each with models, permissions, queries, actions."""
