"""The verbs of the promise. Each checks the permission, writes, and leaves one ledger entry in one transaction."""
