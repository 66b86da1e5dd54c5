"""The import contracts cover every app, and nobody is let off."""

import tomllib

from tests.guards import source


def faults(linter, apps):
    contracts = {contract["id"]: contract for contract in linter["contracts"]}
    listed = {name.removeprefix("shishi.domain.") for name in contracts["inside-an-app"]["containers"]}
    ordered = {name.strip("() ") for layer in contracts["business-order"]["layers"] for name in layer.split("|")}
    found = [f"{app} is not among the containers of inside-an-app" for app in sorted(set(apps) - listed)]
    found += [f"{app} has no place in business-order" for app in sorted(set(apps) - ordered)]
    found += [f"{app} is a container but no app" for app in sorted(listed - set(apps))]
    found += [f"{name} ignores imports" for name, contract in contracts.items() if contract.get("ignore_imports")]
    return found


def _linter():
    return tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]


def test_every_app_is_under_contract():
    assert faults(_linter(), source.domain_apps()) == []


def test_an_app_without_contract_and_an_exception_are_caught():
    linter = _linter()
    linter["contracts"][0]["ignore_imports"] = ["shishi.core -> shishi.domain"]
    apps = [*source.domain_apps(), "gardening"]
    assert faults(linter, apps) == [
        "gardening is not among the containers of inside-an-app",
        "gardening has no place in business-order",
        "shelves ignores imports",
    ]
