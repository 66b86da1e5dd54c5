"""Backups taken apart and sealed again, as a forger would who knows the program."""

import gzip
import hashlib
import io
import json
import tarfile

from shishi.interfaces.cli.backup.archive import SEAL, SealedWriter
from shishi.interfaces.cli.backup.manifest import MANIFEST


def members_of(path):
    with tarfile.open(path, "r:") as tar:
        return {about.name: tar.extractfile(about).read() for about in tar if about.name != SEAL}


def manifest_of(path):
    return json.loads(members_of(path)[MANIFEST])


def sealed(path, members):
    with path.open("wb") as stream:
        writer = SealedWriter(stream, 0)
        for name, content in members.items():
            writer.add(name, io.BytesIO(content))
        writer.seal()
    return path


def with_manifest(members, **changes):
    manifest = json.loads(members[MANIFEST]) | changes
    return {name: content for name, content in members.items() if name != MANIFEST} | {
        MANIFEST: json.dumps(manifest).encode()
    }


def with_table(members, label, change):
    """A table's text changed, its hashes in the manifest put right."""
    name = f"tables/{label}.jsonl.gz"
    text = change(gzip.decompress(members[name]).decode())
    packed = gzip.compress(text.encode(), mtime=0)
    tables = json.loads(members[MANIFEST])["tables"]
    for entry in tables:
        if entry["table"] == label:
            entry["size"], entry["sha256"] = len(packed), hashlib.sha256(packed).hexdigest()
            entry["text_sha256"], entry["rows"] = hashlib.sha256(text.encode()).hexdigest(), text.count("\n") - 1
    return with_manifest(members | {name: packed}, tables=tables)
