"""One English word for each official term: docs/glossary.md names every app and every model."""

import ast
import re

from tests.guards import source
from tests.guards.source import Module

NO_TABLE = ("QuerySet", "Manager", "Choices", "Enum", "Protocol", "Exception", "Error", "DomainError")


def models(module):
    """Names of the classes that are tables: those with a parent that is no queryset, no enum and no error."""
    return [node.name for node in module.tree.body if isinstance(node, ast.ClassDef) and _is_table(node)]


def _is_table(node):
    parents = [ast.unparse(parent).split("[")[0] for parent in node.bases]
    return bool(parents) and not any(parent.endswith(NO_TABLE) for parent in parents)


def missing(names, glossary):
    known = set(re.findall(r"`(\w+)`", glossary))
    return sorted(set(names) - known)


def _glossary():
    return (source.ROOT / "docs/glossary.md").read_text(encoding="utf-8")


def test_the_glossary_names_every_app():
    assert missing(source.domain_apps(), _glossary()) == []


def test_the_glossary_names_every_model():
    found = [module for module in source.modules("shishi/domain/") if re.search(r"/models(\.py|/)", module.path)]
    assert missing([name for module in found for name in models(module)], _glossary()) == []


def test_a_model_without_a_term_is_caught():
    text = "class Widget(models.Model): ...\nclass WidgetSet(models.QuerySet['Widget']): ...\nclass Kind(StrEnum): ..."
    assert missing(models(Module("shishi/domain/units/models.py", text)), "`Unit` 单位") == ["Widget"]
