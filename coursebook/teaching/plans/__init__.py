"""Plans of a class: activities in the metadata of the lessons, put together to the minute.

`activities` is their shape, `reading` finds them, `checks` holds them against the course,
`schedule` composes them; `html` and `text` show what `material` knows of them.
"""
