# The image holds what the server needs to run and nothing to build with: no npm, no compiler, no development packages.

# What the server needs at run time: neither development packages nor the Node builds that npm brings for bare machines.
# Node runs no TypeScript of packages, and maps are for debuggers: without them the packages have half the size.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
  && find node_modules -type f \( -name '*.ts' -o -name '*.[cm]ts' -o -name '*.map' \) -delete

# The client, built with everything; and what of the sources the server runs, readable for every user, whatever rights the
# files have where the image is built.
FROM node:24-bookworm-slim AS built
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && chmod -R a+rX package.json assets shared server dist

# The same system the Node build above is made for, with Node alone.
FROM debian:12-slim
COPY --from=packages /usr/local/bin/node /usr/local/bin/node
ENV NODE_ENV=production BALANCE_DATABASE=/data/balance.sqlite BALANCE_PORT=8080 container=oci
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=built /app/package.json ./
COPY --from=built /app/assets ./assets
COPY --from=built /app/shared ./shared
COPY --from=built /app/server ./server
COPY --from=built /app/dist ./dist
# The owner's commands by one word each: docker compose exec balance backup
RUN for name in backup restore doctor verify; do ln -s /app/server/src/owner.ts /usr/local/bin/$name; done \
  && mkdir /data && chown 10001:10001 /data
USER 10001:10001
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.BALANCE_PORT + '/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/src/main.ts"]
