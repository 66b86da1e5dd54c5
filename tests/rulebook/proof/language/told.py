"""What the language checks say of a text, cut down to what a table of cases compares."""

from shishi.rulebook.proof.language import check_language


def quotes(rule, text):
    """The quotes of one rule's findings, in the order of the text."""
    return [finding.quote for finding in check_language(text) if finding.rule == rule.name]


def findings(rule, text):
    return [finding for finding in check_language(text) if finding.rule == rule.name]


def only(rule, text):
    (finding,) = findings(rule, text)
    return finding
