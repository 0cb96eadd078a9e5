"""What is asked of contracts and agreements: typed values, and the rules on them, each with its source."""
