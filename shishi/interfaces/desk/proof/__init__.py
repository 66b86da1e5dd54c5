"""The notice check for anyone: paste or upload a bulletin, see what in it cannot be true. No account, nothing kept."""
