"""The class report: result files in, a page and tables out. Only here is Polars imported."""
