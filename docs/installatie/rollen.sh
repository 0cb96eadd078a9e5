#!/bin/bash
# Makes the four database roles at the first start of the database container (docs/installatie.md).
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username postgres --dbname inkoop \
    -v app="$WACHTWOORD_APP" -v eigenaar="$WACHTWOORD_EIGENAAR" -v werker="$WACHTWOORD_WERKER" -v lezer="$WACHTWOORD_LEZER" <<'SQL'
CREATE ROLE inkoop_eigenaar LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB PASSWORD :'eigenaar';
CREATE ROLE inkoop_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB PASSWORD :'app';
CREATE ROLE inkoop_werker LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB PASSWORD :'werker' IN ROLE inkoop_app;
CREATE ROLE inkoop_lezer LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB PASSWORD :'lezer';
ALTER ROLE inkoop_eigenaar SET jit = off;
ALTER ROLE inkoop_app SET jit = off;
ALTER ROLE inkoop_werker SET jit = off;
ALTER ROLE inkoop_lezer SET jit = off;
ALTER DATABASE inkoop OWNER TO inkoop_eigenaar;
ALTER SCHEMA public OWNER TO inkoop_eigenaar;
CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
REVOKE ALL ON DATABASE inkoop FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE inkoop TO inkoop_app;
GRANT CONNECT ON DATABASE inkoop TO inkoop_lezer;
GRANT USAGE ON SCHEMA public TO inkoop_app, inkoop_lezer;
ALTER DEFAULT PRIVILEGES FOR ROLE inkoop_eigenaar IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO inkoop_app;
ALTER DEFAULT PRIVILEGES FOR ROLE inkoop_eigenaar IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO inkoop_app;
ALTER DEFAULT PRIVILEGES FOR ROLE inkoop_eigenaar IN SCHEMA public GRANT SELECT ON TABLES TO inkoop_lezer;
SQL
