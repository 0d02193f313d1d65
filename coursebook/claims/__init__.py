"""The evidence ledger: what the course claims, how sure one can be, who says so, and where it is taught.

`ledger` holds the records, `naming` and `teaching` find where they are named, `backing` joins them with the bibliography,
`listing` turns them into HTML, `review` says whether a clinician has reviewed the course.
"""
