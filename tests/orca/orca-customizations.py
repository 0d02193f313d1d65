"""Orca as it comes, but its words go to spoken.py, which lies beside this file."""

from orca import settings

settings.speechServerFactory = "spoken"
settings.enableKeyEcho = False
settings.enableBraille = False
