"""`python -m coursebook` is the command `coursebook`."""

import sys

from coursebook.commands.cli import main

if __name__ == "__main__":
    sys.exit(main())
