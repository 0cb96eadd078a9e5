"""Django's own backend for PostgreSQL, with a connection that never waits for ever."""
