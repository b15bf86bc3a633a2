"""Sphinx configuration."""

from diploparse.compose import library_version

project = "diploparse"
author = "The diploparse developers"
copyright = author
release = library_version()
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
html_theme = "furo"
html_title = f"diploparse {release}"
exclude_patterns = ["_build"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_use_ivar = True
# No inventories of other projects are fetched: names from outside this package are not links.
nitpick_ignore_regex = [("py:.*", r"(?!diploparse\.).*"), ("py:.*", r"diploparse\..*\.(R|S|Function|Value|Extractor|Pipeline)")]
