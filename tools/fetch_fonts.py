"""Fetches the Fandol fonts into var/fonts, out of Debian's texlive-lang-chinese (50 MB), which is unpacked, not installed.

Fandol stands in for the licensed faces of the official layout where a county has not put its own there.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGE = "texlive-lang-chinese"
FONTS = Path("var/fonts")


def present() -> bool:
    return any(FONTS.glob("FandolFang*.otf"))


def main() -> int:
    if present():
        print(f"The Fandol fonts are in {FONTS} already.")
        return 0
    if not all(map(shutil.which, ("apt-get", "dpkg-deb"))):
        return _give_up("apt-get and dpkg-deb are needed (Debian or Ubuntu)")
    with tempfile.TemporaryDirectory(prefix="shishi-fonts-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # apt drops its rights while downloading
        print(f"Fetching {PACKAGE} …", flush=True)
        if not _download(folder):
            return _give_up("the package could not be downloaded; is there a network, and has apt-get update been run?")
        archive = next(folder.glob("*.deb"))
        subprocess.run(["dpkg-deb", "-x", archive, folder / "tree"], check=True)
        found = sorted((folder / "tree").rglob("Fandol*.otf"))
        if not found:
            return _give_up(f"{archive.name} holds no Fandol fonts")
        FONTS.mkdir(parents=True, exist_ok=True)
        for font in found:
            shutil.copy2(font, FONTS / font.name)
    print(f"{len(found)} fonts are in {FONTS}.")
    return 0


def _download(folder: Path) -> bool:
    command = ["apt-get", "download", "-qq", PACKAGE]
    if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0:
        return True
    subprocess.run(["apt-get", "update", "-qq"], capture_output=True, check=False)
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def _give_up(cause: str) -> int:
    print(f"No fonts were fetched: {cause}. The bulletin is then set in Noto Serif SC and Noto Sans SC.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
