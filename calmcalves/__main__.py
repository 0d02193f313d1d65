"""Says where the commands went."""

import sys

sys.exit(
    "The commands are those of the engine now: write 'coursebook' in place of "
    "'python -m calmcalves', such as 'coursebook check'."
)
