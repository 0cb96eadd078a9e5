# Packages of the front end, without a build step.
FROM node:24-slim AS voorkant
WORKDIR /inkoop
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev

FROM python:3.12-slim
# What WeasyPrint needs to draw text.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 STATIC_ROOT=/inkoop/statisch
WORKDIR /inkoop
COPY requirements/app.txt requirements/app.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/app.txt
COPY --from=voorkant /inkoop/node_modules node_modules
COPY . .
RUN SECRET_KEY=bouw DATABASE_URL=postgres://bouw@127.0.0.1/bouw REDIS_URL=redis://127.0.0.1:1/0 python manage.py collectstatic --noinput \
    && useradd --system --uid 10001 inkoop \
    && mkdir -p /gegevens && chown inkoop /gegevens
USER inkoop
EXPOSE 8000
CMD ["gunicorn", "inkoop.wsgi", "--bind", "0.0.0.0:8000", "--workers", "4"]
