"""Getting in and out: password, second factor, first password by one-time code, the demonstration's accounts."""
