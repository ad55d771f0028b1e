#!/bin/sh
# Makes .venv with the kit and its pinned development tools. Needs python3 (3.11 or newer); on
# Debian, where python3 comes without the means to make a virtual environment, installs those too,
# a browser for the tests that open pages in one, an editor for those that write a course in one, and
# the Node programs that other tests talk to.
set -eu

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "curriculum-kit needs Python 3.11 or newer; this is $(python3 --version)." >&2
    exit 1
fi

from_debian() {
    as_root=''
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    echo "Installing python3-venv, without which Debian's python3 makes no virtual environment." >&2
    from_debian python3-venv
fi

# A program that tests run: its name, its package, and what they do in it.
for_tests() {
    if ! command -v "$1" >/dev/null && command -v apt-get >/dev/null; then
        echo "Installing $2, in which the tests $3." >&2
        from_debian "$2" || echo "That failed. Everything but those tests works without it." >&2
    fi
}

for_tests chromium chromium "open the pages of the web site"
for_tests nvim neovim "write a course"

rm -rf .venv
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --no-deps --no-build-isolation --editable .
# Like pip, npm is to trust the certificates that this machine trusts.
PATH="$PWD/.venv/bin:$PATH" NODE_OPTIONS=--use-system-ca \
    .venv/bin/npm ci --prefix tests/node --silent
