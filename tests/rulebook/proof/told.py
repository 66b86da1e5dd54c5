"""What the notice check says of a text, cut down to what a table of cases compares."""

from shishi.rulebook.proof.check import check


def findings(rule, text, attachments=()):
    """The findings of one rule, in the order of the text."""
    return [one for one in check(text, attachments).findings if one.rule == rule.name]


def computed(rule, text, attachments=()):
    """The sums that one rule works out."""
    return [one.computed for one in findings(rule, text, attachments)]


def severities(rule, text, attachments=()):
    return [one.severity.value for one in findings(rule, text, attachments)]


def serious(text, attachments=()):
    """Rule and quote of everything that is more than an explanation."""
    return [(one.rule, one.quote) for one in check(text, attachments).findings if one.severity != "info"]
