"""What a notebook shows: outputs that wake themselves, widgets that are live, the class report.

The HTML of all is made in the rooms below.
"""
