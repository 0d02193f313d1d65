"""What others made comes as it was looked at: packages by their hash, actions by their commit.

Whether a hash is that of the right file only the registry knows; pip compares it when it installs.
"""

import re
from pathlib import Path

import pytest
import yaml

LOCKS = ("requirements.txt", "tests/requirements.txt")
PIN = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9._-]*)(\[[a-z,-]+\])?==[\w.]+( ; [^@]+?)?"
    r"(?P<hashes>( --hash=sha256:[0-9a-f]{64})+)"
)
ACTION = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+")
MAY_WRITE = {"pages", "id-token"}


def lines_of(path: Path) -> list[str]:
    """Return the lines of a requirements file, each version in one line with its hashes."""
    joined = path.read_text(encoding="utf-8").replace(" \\\n    ", " ")
    return [line for line in joined.splitlines() if not line.startswith("#")]


def workflows(root: Path) -> dict[str, tuple[str, dict]]:
    """Return the text and the content of each workflow by its name."""
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in (root / ".github" / "workflows").glob("*.yml")
    }
    return {name: (text, yaml.safe_load(text)) for name, text in texts.items()}


def recipe(root: Path, target: str) -> list[str]:
    """Return the commands of a target of the Makefile."""
    text = (root / "Makefile").read_text(encoding="utf-8")
    return re.findall(
        r"^\t@(.*)$", re.search(rf"^{target}:.*\n((\t.*\n|#.*\n)+)", text, re.M)[1], re.M
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_its_hashes(root, lock):
    pins = [line for line in lines_of(root / lock) if line != "-r ../requirements.txt"]
    assert [pin for pin in pins if not PIN.fullmatch(pin)] == [] and len(pins) > 20


def test_a_line_without_a_hash_or_from_elsewhere_would_be_found():
    for line in ("six==1.17.0", "-e .", "--index-url https://example.org/simple", "six>=1"):
        assert not PIN.fullmatch(line)


def test_no_version_stands_in_both_lists(root):
    course, tests = (
        {PIN.fullmatch(line)[0] for line in lines_of(root / lock)[1:]} for lock in LOCKS
    )
    assert not course & tests


def test_what_builds_our_packages_comes_by_its_hash_too(root):
    names = {PIN.fullmatch(line)["name"] for line in lines_of(root / "requirements.txt")}
    for project in ("pyproject.toml", "calmcalves/pyproject.toml"):
        needs = re.search(
            r"^requires = \[(.*)\]$", (root / project).read_text(encoding="utf-8"), re.M
        )
        assert set(re.findall(r'"([\w-]+)', needs[1])) <= names


@pytest.mark.parametrize("place", ["Makefile", "README.md", "book/educators/run-it.md"])
def test_each_install_asks_for_hashes_and_each_of_ours_takes_nothing_else(root, place):
    text = (root / place).read_text(encoding="utf-8")
    installs = re.findall(r"pip install .*|PIP_OURS := .*", text)
    ours = [line for line in installs if " -e " in line or "--editable" in line]
    assert ours and all("--no-deps --no-build-isolation" in line for line in ours)
    assert all("--require-hashes" in line for line in installs if "-r requirements.txt" in line)


@pytest.mark.parametrize("name", ["course", "nightly"])
def test_actions_stand_with_their_commit_and_their_version(root, name):
    text, _ = workflows(root)[name]
    uses = re.findall(r"uses: .*", text)
    assert uses and [line for line in uses if not ACTION.fullmatch(line)] == []


def test_no_job_has_more_rights_than_it_needs(root):
    for text, workflow in workflows(root).values():
        assert workflow["permissions"] in ({}, {"contents": "read"})
        for job in workflow["jobs"].values():
            rights = job.get("permissions", workflow["permissions"])
            may_write = {name for name, right in rights.items() if right == "write"}
            assert may_write <= MAY_WRITE
            checks_out = any("actions/checkout@" in step.get("uses", "") for step in job["steps"])
            assert checks_out == (rights.get("contents") == "read")
            if may_write:  # no code of ours, nor of a package, runs there
                assert not any("run" in step for step in job["steps"])
        assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_the_nightly_run_takes_every_python_that_the_readme_names(root):
    least, most = re.search(
        r"Python 3\.(\d+) to 3\.(\d+)", (root / "README.md").read_text(encoding="utf-8")
    ).groups()
    _, nightly = workflows(root)["nightly"]
    said = [f"3.{minor}" for minor in range(int(least), int(most) + 1)]
    assert nightly["jobs"]["test"]["strategy"]["matrix"]["python"] == said


def test_a_commit_is_checked_by_the_commands_of_make_test(root):
    config = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (repo,) = config["repos"]
    hooks = [hook["entry"] for hook in repo["hooks"]]
    assert repo["repo"] == "local" and all(hook["language"] == "system" for hook in repo["hooks"])
    commands = [command.removeprefix("$(BIN)/") for command in recipe(root, "test")]
    assert commands[: len(hooks)] == hooks


def test_the_commits_that_blame_looks_through_are_named_in_full(root):
    lines = (root / ".git-blame-ignore-revs").read_text(encoding="utf-8").splitlines()
    commits = [line for line in lines if line and not line.startswith("#")]
    assert commits and all(re.fullmatch(r"[0-9a-f]{40}", commit) for commit in commits)
