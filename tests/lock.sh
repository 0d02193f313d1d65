#!/bin/sh
# Renews requirements.txt and tests/requirements.txt from pyproject.toml, the same versions for Python 3.10 to 3.13.
set -eu
cd "$(dirname "$0")/.."
compile() { uv pip compile --quiet --universal --python-version 3.10 --no-header --no-annotate --extra course "$@" pyproject.toml; }
pins=$(mktemp)
compile > "$pins"
{
  echo "# Exact versions to read, teach and build. Made by 'make lock' from pyproject.toml; the last line is this package."
  cat "$pins"
  echo "-e ."
} > requirements.txt
{
  echo "# What 'make test' needs on top of requirements.txt. Made by 'make lock'."
  echo "-r ../requirements.txt"
  compile --extra test --constraint "$pins" | grep -vxFf "$pins"
} > tests/requirements.txt
rm "$pins"
