#!/bin/sh
# Makes .venv with the kit and its pinned development tools. Needs python3 (3.11 or newer); on
# Debian, where python3 comes without the means to make a virtual environment, installs those too.
set -eu

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "curriculum-kit needs Python 3.11 or newer; this is $(python3 --version)." >&2
    exit 1
fi

if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    as_root=''
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    echo "Installing python3-venv, without which Debian's python3 makes no virtual environment." >&2
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
fi

rm -rf .venv
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --no-deps --no-build-isolation --editable .
