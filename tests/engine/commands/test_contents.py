"""Files as a learner's JupyterLab has them: a lesson that is only opened is not changed."""

import asyncio
import json

import pytest

from coursebook.commands.contents import CourseContents


@pytest.fixture
def opened(tmp_path):
    """Open a notebook with this metadata; return what JupyterLab gets of it."""

    def open_one(metadata, **named):
        notebook = {"cells": [], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        (tmp_path / "a.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        contents = CourseContents(root_dir=str(tmp_path))
        return asyncio.run(contents.get("a.ipynb", **named))

    return open_one


def test_a_notebook_that_names_no_version_is_given_that_of_its_kernel_and_not_written(
    opened, tmp_path
):
    stored = {"kernelspec": {"name": "python3"}, "language_info": {"name": "python"}}
    info = opened(stored)["content"]["metadata"]["language_info"]
    assert info["name"] == "python" and info["version"]
    assert json.loads((tmp_path / "a.ipynb").read_text())["metadata"] == stored


def test_what_is_no_notebook_of_python_is_as_it_lies_there(opened, tmp_path):
    for metadata in ({}, {"kernelspec": {"name": "ir"}, "language_info": {"name": "R"}}):
        found = opened(metadata)["content"]["metadata"]
        assert found.get("language_info") == metadata.get("language_info")
    assert opened({"kernelspec": {"name": "python3"}}, content=False)["content"] is None
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    contents = CourseContents(root_dir=str(tmp_path))
    assert asyncio.run(contents.get("a.txt"))["content"] == "text"
    assert asyncio.run(contents.get(""))["type"] == "directory"
