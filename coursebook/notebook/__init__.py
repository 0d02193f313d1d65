"""What a notebook shows: widgets that are live in JupyterLab, and outputs that are only read.

The HTML of both is made in the rooms below.
"""
