"""The commands of `coursebook`, one module each; `cli` names them and says what they take.

What they do is made in the rooms below; here is what only a command needs: ports, browsers, words
for the terminal.
"""
