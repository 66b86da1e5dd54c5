from tests.documents.pdf.setting import FONT_SETS

# Without a network there may be no Fandol fonts. Tests of them would then be skipped, and what is skipped counts as
# missing in CI; so they aren't collected, and tools/confirm_runs says in which fonts the pages were checked.
collect_ignore = [] if "fandol" in FONT_SETS else ["test_fandol.py"]
