"""The class report: result files in, readable pages and tables out. Only here is Polars imported."""
