"""The checkout as the guards see it: what git tracks or would track, and its Python modules."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENDORED = "shishi/interfaces/web/static/vendor/"
UNTRACKED = {".git", ".venv", "var", "__pycache__", "build", "dist"}

WRITES = {
    "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "create_user", "create_superuser", "set_password",
}  # fmt: skip


@dataclass(frozen=True)
class Module:
    """One Python file; ``path`` counts from the root."""

    path: str
    text: str

    @cached_property
    def tree(self):
        return ast.parse(self.text, self.path)

    @property
    def lines(self):
        return len(self.text.splitlines())

    def at(self, node, sentence):
        return f"{self.path}:{node.lineno}: {sentence}"


def files(*prefixes):
    """Paths from the root, without what git ignores; in a checkout without git, without the folders it would ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    else:
        every = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        names = [path.as_posix() for path in every if not UNTRACKED & set(path.parts)]
    return sorted(name for name in set(names) if not prefixes or name.startswith(prefixes))


def modules(*prefixes):
    """Python files under the prefixes, migrations left out: Django writes those."""
    names = [name for name in files(*prefixes) if name.endswith(".py") and "/migrations/" not in name]
    return [Module(name, (ROOT / name).read_text(encoding="utf-8")) for name in names]


def texts(*prefixes):
    """Every file that is UTF-8 text, as (path, text)."""
    found = []
    for name in files(*prefixes):
        try:
            found.append((name, (ROOT / name).read_bytes().decode("utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def domain_apps():
    """Folders of shishi/domain that are packages."""
    return sorted(path.parent.name for path in (ROOT / "shishi/domain").glob("*/__init__.py"))


def imported_names(tree):
    """What each imported name of a module stands for: {"dt": "datetime", "record": "shishi.….record"}."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def dotted(node, names):
    """The full dotted name of an expression such as ``dt.date.today``, or None when it is no plain name."""
    if isinstance(node, ast.Attribute):
        left = dotted(node.value, names)
        return left and f"{left}.{node.attr}"
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    return None


def write_calls(tree):
    """Calls that write rows, by the name of the method."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
    return [call for call in calls if _writes(call)]


def _writes(call):
    # A queryset's update() and a model's save() take keywords only; a dictionary's or a document's take a value.
    if call.func.attr in {"update", "save"}:
        return not call.args and (bool(call.keywords) or call.func.attr == "save")
    return call.func.attr in WRITES
