"""What is asked of the purchase structure: typed values, and the rules on them, each with its source."""
