"""Skips what the machine can't run, and records what really ran where.

With SHISHI_TEST_RUN set, the run leaves a record in var/test-runs, which tools/confirm_runs.py reads: a green run proves
nothing about PostgreSQL, Chromium or LibreOffice unless some test is known to have used them.
"""

import json
import os

import hypothesis
import pytest

from tests.demo_site import running_demo
from tools import confirm_runs, system_packages

# Two shared cores: a slow example is not a failure. Speed is measured by shishi bench.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
NEEDS = {"journey": ("Chromium", system_packages.chromium), "office": ("LibreOffice", system_packages.office)}


@pytest.fixture(scope="session")
def chromium_path():
    return system_packages.chromium()


@pytest.fixture(scope="session")
def office_path():
    return system_packages.office()


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory, worker_id):
    """The sample county, loaded by ``shishi demo`` and served on loopback."""
    with running_demo(tmp_path_factory.mktemp("demo"), f"demo_{worker_id}") as site:
        yield site


def pytest_runtest_setup(item):
    for marker, (name, find) in NEEDS.items():
        if item.get_closest_marker(marker) and find() is None:
            refuse = pytest.fail if os.environ.get("CI") else pytest.skip
            refuse(f"{name} is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    outcome = yield
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(item.fixturenames):
        from django.db import connection

        item.user_properties.append(("database", connection.vendor))
    return outcome


def pytest_terminal_summary(terminalreporter, config):
    name = os.environ.get("SHISHI_TEST_RUN")
    if not name or hasattr(config, "workerinput"):
        return
    stats = terminalreporter.stats
    passed = stats.get("passed", [])
    vendors = [value for report in passed for key, value in report.user_properties if key == "database"]
    record = {
        "name": name,
        "passed": len(passed),
        "failed": len(stats.get("failed", [])) + len(stats.get("error", [])),
        "skipped": sorted({report.nodeid for report in stats.get("skipped", [])}),
        "databases": {vendor: vendors.count(vendor) for vendor in sorted(set(vendors))},
        "journeys": sum("journey" in report.keywords for report in passed),
        "offices": sum("office" in report.keywords for report in passed),
    }
    confirm_runs.RECORDS.mkdir(parents=True, exist_ok=True)
    (confirm_runs.RECORDS / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
