"""Shows what happened to an object: acts from the audit log, and what each changed."""
