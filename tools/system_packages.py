"""What the tests need from the operating system: found, or installed from Debian packages when missing and root.

``python -m tools.system_packages`` looks for the browser, the office and the reading tools and says what is missing.
In CI (``CI`` set) a missing part is an error; elsewhere the tests that need it are skipped, visibly.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Part:
    """Something that the tests need, how to see whether it is there, and the packages that bring it."""

    name: str
    packages: tuple[str, ...]
    present: Callable[[], bool]


def chromium() -> str | None:
    """Path of an installed Chromium; SHISHI_CHROMIUM names one that lies elsewhere."""
    return os.environ.get("SHISHI_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def office() -> str | None:
    """Path of an installed LibreOffice that has both Writer and Calc."""
    path = shutil.which("soffice")
    if path is None:
        return None
    program = Path(path).resolve().parent
    has_both = all(any(program.glob(f"lib{module}lo.so")) for module in ("sw", "sc"))
    return path if has_both else None


def has_chinese_font() -> bool:
    listing = shutil.which("fc-list") and subprocess.run(
        ["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, check=False
    )
    return bool(listing and listing.stdout.strip())


PARTS = (
    Part("Chromium", ("chromium",), lambda: chromium() is not None),
    Part("LibreOffice", ("libreoffice-writer-nogui", "libreoffice-calc-nogui"), lambda: office() is not None),
    Part("pdftotext", ("poppler-utils",), lambda: shutil.which("pdftotext") is not None),
    Part("antiword", ("antiword",), lambda: shutil.which("antiword") is not None),
    Part("a Chinese font", ("fontconfig", "fonts-noto-cjk"), has_chinese_font),
)


def ensure(part: Part) -> bool:
    """Whether the part is there in the end. Prints one line when it had to be, or could not be, installed."""
    if part.present():
        return True
    packages = " ".join(part.packages)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"{part.name} is missing. As root: apt-get install {packages}", flush=True)
        return False
    print(f"Installing {part.name} from Debian packages ({packages}) …", flush=True)
    if not (_install(part.packages) and part.present()):
        print(f"{part.name} is missing and could not be installed from {packages}.", flush=True)
        return False
    return True


def _install(packages: tuple[str, ...]) -> bool:
    """apt-get install; when that fails, once more after apt-get update."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(install, env=environment, capture_output=True, check=False).returncode == 0:
        return True
    subprocess.run(["apt-get", "update", "-qq"], env=environment, capture_output=True, check=False)
    second = subprocess.run(install, env=environment, capture_output=True, text=True, check=False)
    if second.returncode != 0:
        print("\n".join(second.stderr.strip().splitlines()[-3:]), flush=True)
    return second.returncode == 0


def main() -> int:
    missing = [part.name for part in PARTS if not ensure(part)]
    return 1 if missing and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
