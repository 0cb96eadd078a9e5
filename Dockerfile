# syntax=docker/dockerfile:1
# Both images can be pinned by their digest (docs/exploitatie.md); an installation does not start otherwise.
ARG NODE_BEELD=node:24-slim
ARG PYTHON_BEELD=python:3.12-slim-trixie

# Packages of the front end, without a build step.
FROM ${NODE_BEELD} AS voorkant
WORKDIR /inkoop
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev

FROM ${PYTHON_BEELD}
# What WeasyPrint needs to draw text, and pg_dump and pg_restore for a backup.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/*
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 STATIC_ROOT=/inkoop/statisch
WORKDIR /inkoop
COPY requirements/app.txt requirements/app.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/app.txt
COPY --from=voorkant /inkoop/node_modules node_modules
COPY . .
RUN SECRET_KEY=bouw DATABASE_URL=postgres://bouw@127.0.0.1/bouw REDIS_URL=redis://127.0.0.1:1/0 python manage.py collectstatic --noinput \
    && useradd --system --uid 10001 inkoop \
    && mkdir -p /gegevens /backups && chown inkoop /gegevens /backups
USER inkoop
EXPOSE 8000
STOPSIGNAL SIGTERM
# How it serves stands in gunicorn.conf.py.
CMD ["gunicorn", "inkoop.wsgi", "--bind", "0.0.0.0:8000"]
