"""What a fresh Python has loaded after some code: nothing heavy before it is needed."""

import json
import subprocess
import sys

HEAVY = (
    "anywidget",
    "IPython",
    "ipywidgets",
    "traitlets",
    "jupyter_client",
    "jupyter_core",
    "nbformat",
    "nbclient",
    "sphinx",
    "matplotlib",
    "numpy",
    "pandas",
)


def loaded_after(code):
    """Return which heavy packages are loaded after some code ran in a fresh Python."""
    code += (
        f"\nimport json, sys\nprint(json.dumps([name for name in {HEAVY} if name in sys.modules]))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout.splitlines()[-1])
