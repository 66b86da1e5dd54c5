"""Pages reach rows through queries that are told who asks. Each other query that a page calls is listed, with why."""

import ast
import re

from tests.guards import source
from tests.guards.source import Module

QUERY = re.compile(r"^shishi\.domain\.\w+\.(queries|following)$")
# Rows that were reached through the door before, so that what hangs on them needs no second asking.
REACHED = {"StoredFile", "Bulletin", "Commitment", "Report", "User"}
WITHOUT = {
    "latest_programme": "whose register it is, the same for everybody",
    "newest_snapshot": "the page shows of it what belongs to the thing that was reached",
    "periods_in": "days of a notice, the same for every unit; the duties in them go through the door",
    "periods_of": "as above",
    "period_with": "as above",
    "list_in": "a list is everybody's who may set lists up; the works on it go through the door",
    "lists_in_full": "the page is theirs alone who may set up every list and work",
    "groups_of": "names of a list's aspects and headings, for its forms",
    "lists_of": "names of the lists, for the form that opens a period",
    "locked_in": "counts acts that went through the door",
    "user_with": "the person's own, and for the office the person whose contact it keeps",
    "contact_of": "as above",
    "unread_number": "the person's own",
    "reports_until": "placed beside duties that went through the door, and dropped without one",
    "listings_from": "of a file that went through the door",
    "reports_from": "of a file that went through the door",
    "units_of": "names for the filter of the overview, which only those see who see every unit",
    "area": "the county itself",
    "programme": "the county's own of a year, for the office alone, which imports into it",
    "stored_file": "named by a signed note that opens it to its sender alone",
    "path_of": "of a file that such a note named",
    "photos_by": "named by tokens signed for one duty's form, or by that person's draft or report",
    "content_of": "of a photo that went through the door",
    "submitted_by_keys": "the actor's own forms",
    "posts_of": "the person's own",
    "entries_of": "the page is the auditors' alone",
    "sizes": "as above",
    "verify": "as above",
    "person_of": "the door itself",
    "stay_of": "the door itself; the person's own",
    "user_named": "for signing in, and for a user name that somebody typed",
    "demo_accounts": "the sign-in page of a demonstration",
    "names_behind": "names beside what was reached through the door",
    "people_with_factors": "shown beside accounts that went through the door",
}


def asked(module):
    """The functions of queries modules that a module imports, with the lines."""
    froms = [
        node for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom) and QUERY.match(node.module or "")
    ]
    return [(node.module, alias.name, node) for node in froms for alias in node.names]


def signatures():
    """Every function of a queries module: the names of its parameters and of their types."""
    found = {}
    for module in source.modules("shishi/domain/"):
        if module.path.endswith(("/queries.py", "/following.py")):
            place = module.path.removesuffix(".py").replace("/", ".")
            for node in module.tree.body:
                if isinstance(node, ast.FunctionDef):
                    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                    found[place, node.name] = {
                        (one.arg, ast.unparse(one.annotation)) for one in every if one.annotation
                    }
    return found


def faults(modules, known):
    found = []
    for module in modules:
        for place, name, node in asked(module):
            parameters = known.get((place, name))
            told = parameters is None or any(arg == "actor" or kind in REACHED for arg, kind in parameters)
            if not told and name not in WITHOUT:
                found.append(module.at(node, f"{name} is not told who asks"))
    return found


def test_every_query_of_a_page_is_told_who_asks():
    pages = source.modules("shishi/interfaces/desk/", "shishi/interfaces/web/")
    assert faults(pages, signatures()) == []


def test_the_list_of_those_that_are_not_told_holds_no_others():
    pages = source.modules("shishi/interfaces/desk/", "shishi/interfaces/web/")
    called = {name for module in pages for _place, name, _node in asked(module)}
    assert sorted(set(WITHOUT) - called) == []


def test_a_query_past_the_door_is_caught():
    text = "from shishi.domain.units.queries import units_anywhere\n"
    known = {("shishi.domain.units.queries", "units_anywhere"): {("area_code", "str")}}
    assert len(faults([Module("shishi/interfaces/desk/x/views.py", text)], known)) == 1
    told = {("shishi.domain.units.queries", "units_anywhere"): {("actor", "Actor")}}
    assert faults([Module("shishi/interfaces/desk/x/views.py", text)], told) == []
