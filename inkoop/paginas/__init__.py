"""Pages that bring several apps together: background jobs, and the start page of the operator."""
