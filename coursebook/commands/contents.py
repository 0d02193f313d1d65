"""Files as Jupyter has them, and notebooks with what JupyterLab would write into them at once.

JupyterLab puts the language of the kernel, its version too, into each notebook that it opens, and
marks a notebook as unsaved where something else stood there. Stored lessons name no version, so
that they are the same on every machine.
"""

from typing import Any

from ipykernel.ipkernel import IPythonKernel
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager


class CourseContents(AsyncLargeFileManager):
    """Reads and writes files; a notebook that was opened is as it was saved."""

    async def get(self, path: str, *more: Any, **named: Any) -> Any:
        """Return a file or a folder, as Jupyter asks for it."""
        model = await super().get(path, *more, **named)
        if model["type"] == "notebook" and model["content"]:
            metadata = model["content"]["metadata"]
            if metadata.get("kernelspec", {}).get("name") == "python3":
                metadata["language_info"] = IPythonKernel.language_info
        return model
