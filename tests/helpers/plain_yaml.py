"""YAML files as plain data, without the engine."""

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as fast


def read_plain_yaml(path):
    """Return what a YAML file holds.

    Raises yaml.YAMLError for what is none, ValueError for a day that is none.
    """
    return yaml.load(path.read_text(encoding="utf-8"), _LOADER)
