"""The whole course checked: `course` asks every other module here, and the rooms below.

`questions`, `evidence`, `messages` and `outputs` each look at one thing that only several files
together can get wrong; `item_writing` reads quizzes as an examiner would.
"""
