"""Plans of a class: activities that stand in the metadata of the lessons, put together to the minute."""
