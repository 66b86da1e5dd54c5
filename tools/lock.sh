#!/bin/sh
# Writes requirements/runtime.txt and requirements/dev.txt from pyproject.toml: every version pinned and hashed, for
# every platform, without the address of any index. The dev lock is a superset with the same versions.
#   tools/lock.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null || {
    echo "make lock needs uv (https://docs.astral.sh/uv): pip install uv" >&2
    exit 1
}
compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
        --no-emit-find-links "$@"
}
compile pyproject.toml --output-file requirements/runtime.txt "$@"
compile pyproject.toml --group dev --constraints requirements/runtime.txt --output-file requirements/dev.txt "$@"
