"""What is done to accounts, to their secrets, and to stays on the site."""
