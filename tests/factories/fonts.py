from pathlib import Path


def renamed_font(source: Path, target: Path, old: str, new: str) -> None:
    """A font file under another family name; both names have the same length, so that no table moves."""
    data = source.read_bytes()
    for encoding in ("utf-16-be", "latin-1"):
        data = data.replace(old.encode(encoding), new.encode(encoding))
    target.write_bytes(data)
