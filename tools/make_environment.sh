#!/bin/sh
# Makes or completes .venv from a hashed lock, then leaves a stamp.
#   tools/make_environment.sh runtime|dev STAMP
# Where packages come from is the machine's business: pip reads its own configuration and variables.
set -eu
cd "$(dirname "$0")/.."
lock=$1
stamp=$2

say() { printf '%s\n' "$*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

newest_python() { # newest_python TEST: the first that is new enough and passes TEST
    for name in python3.13 python3.12 python3.11 python3 /usr/bin/python3; do
        if new_enough "$name" && "$1" "$name"; then
            command -v "$name"
            return
        fi
    done
    return 1
}

find_python() {
    newest_python can_make_venv && return
    any=$(newest_python true) || {
        say "Shishi needs Python 3.11 or newer; none was found (tried python3.13, python3.12, python3.11, python3)."
        return 1
    }
    version=$("$any" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        say "Python $version cannot make environments here. Install its venv package first: apt-get install python$version-venv"
        return 1
    fi
    say "Installing python$version-venv from the system's packages …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq --no-install-recommends "python$version-venv" >/dev/null 2>&1 || {
        apt-get update -qq >/dev/null 2>&1 || true
        apt-get install -y -qq --no-install-recommends "python$version-venv" >/dev/null || {
            say "python$version-venv could not be installed; see the lines above."
            return 1
        }
    }
    newest_python can_make_venv
}

if ! new_enough .venv/bin/python; then
    python=$(find_python)
    say "Making .venv with $("$python" --version 2>&1) …"
    rm -rf .venv
    "$python" -m venv .venv
fi

say "Installing the packages of requirements/$lock.txt into .venv …"
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
    --require-hashes -r "requirements/$lock.txt"

# The checkout itself becomes importable and gets its command, without building a package.
.venv/bin/python - <<'PY'
import pathlib
import sysconfig

place = pathlib.Path(sysconfig.get_path("purelib"))
(place / "shishi-checkout.pth").write_text(f"{pathlib.Path.cwd()}\n", encoding="utf-8")
PY
cat > .venv/bin/shishi <<'SH'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/python" -m shishi.interfaces.cli.main "$@"
SH
chmod +x .venv/bin/shishi

mkdir -p "$(dirname "$stamp")"
rm -f "$(dirname "$stamp")/$lock-"*
: > "$stamp"
