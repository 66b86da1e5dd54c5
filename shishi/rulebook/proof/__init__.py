"""What a bulletin says that cannot be true: text in, claims and findings out.

Owns: the grammar of numeric claims in official Chinese, which total a count belongs to, and the checks, each with a
name, its examples and one sentence for the reader. Does not own: reading files (documents.reading), comparing with the
register (bulletins), showing (interfaces). The way of a text: text → tokens → claims → groups → checks → findings.

In modules: plain (same characters, made readable) → passages (lines, sentences) → numerals (numbers that count) → extract
and mentions (what stands around each) → groups, records, ratios, sheets (what belongs together) → checks, one family a
module with its rules → check. The words are data in words; what may be added in states; how figures agree in rounding.

A finding is about the text as it stands. A sum whose total is not given cannot be checked, which is said, and is never
an error.
"""
