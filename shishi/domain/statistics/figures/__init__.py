"""The figures of a period: each with its value, rule, numerator, denominator, exclusions and as-of day.

One set is computed from one snapshot's inputs. Ids: ``市列.completion_rate`` for a list, ``全县.items`` for the county
(shared work once), ``市列.light.slow`` for a light, ``市列.slow.社会事业`` for an aspect, ``市列/3.t5.cumulative`` for a
value of one target. The parts: values (what a figure is), counts (by rules), slowness, county, sets (all together).
"""
