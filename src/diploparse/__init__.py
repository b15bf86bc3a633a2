"""diploparse."""
