"""diploparse inside other programs."""
