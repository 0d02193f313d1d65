#!/bin/sh
# Renews requirements.txt and tests/requirements.txt from pyproject.toml: the same versions for Python 3.10 to 3.14, and
# the hash of each of their files, for every machine. `--upgrade` takes newer versions; else those already there stay.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# uv keeps the versions that it finds in the file that it writes. Extras stay named: where a line names none, pip takes the
# newest version for "name[extra]", and refuses it because its hash is not here.
compile() {
  uv pip compile --quiet --universal --python-version 3.10 --no-header --no-annotate --no-strip-extras --generate-hashes "$@" pyproject.toml
}
join() { sed -e ':join' -e '/\\$/{N;s/ *\\\n */ /;b join' -e '}' "$1"; } # a version and its hashes in one line
split() { sed 's/ --hash=/ \\\
    --hash=/g'; }

grep -v '^-' requirements.txt > "$work/course"
grep -hv '^-' requirements.txt tests/requirements.txt > "$work/all"
compile --extra course "$@" --output-file "$work/course" > /dev/null
compile --extra course --extra test --constraint "$work/course" "$@" --output-file "$work/all" > /dev/null
join "$work/course" > "$work/course.lines"
{
  echo "# Exact versions to read, teach and build, with the hashes of their files. Made by 'make lock' from pyproject.toml."
  echo "# The course itself comes after: pip install --no-deps --no-build-isolation -e . -e ./calmcalves"
  split < "$work/course.lines"
} > requirements.txt
{
  echo "# What 'make test' needs on top of requirements.txt. Made by 'make lock'."
  echo "-r ../requirements.txt"
  join "$work/all" | grep -vxFf "$work/course.lines" | split
} > tests/requirements.txt
