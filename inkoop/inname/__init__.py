"""What is delivered to the product: who brought what, when, and with what outcome."""
