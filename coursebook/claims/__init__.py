"""What a course claims, how sure one can be, who says so, and whether a clinician has reviewed it.

`ledger` holds the records of claims, `bibliography` those of sources, `backing` both together,
`review` the clinical reviews; `html` shows them. Where claims are named in lessons and pages is
found in `course/citations.py`.
"""
