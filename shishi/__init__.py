"""Shishi 实事: the register, monthly progress and official bulletin of a county's practical matters (为民兴办实事).

Interfaces ask, domain acts, rulebook decides, documents shows. Imports point down that list only.
"""
