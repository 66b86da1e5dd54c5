"""What the rules say: plain Python, no framework, no database, no clock.

Every rule that a lawyer or an office could dispute stands here with its clause, its dates and a table test.
"""
