"""What the wording of a bulletin gives away: impossible dates, attachments that are not there, numbering, slips.

Owns: everything that can be seen without adding up a figure. Does not own: claims and sums (the rest of proof), and
taste: a rule stands here only where the office's own standards or the calendar decide (GB/T 15834 punctuation,
GB/T 15835 numbers, GB/T 9704 layout). A slip that leaves the meaning alone is INFO; WARN asks a person to look.
"""

from shishi.rulebook.proof.language.check import LANGUAGE_RULES, check_language

__all__ = ["LANGUAGE_RULES", "check_language"]
