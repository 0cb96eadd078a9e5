"""Parts of the settings that are a subject of their own."""
