# The image of every worker and of the command line. `scripts/rehearse-dockerfile.js` runs these steps without an
# engine, and the checks run it: keep to COPY, RUN, WORKDIR, ENV, USER, ENTRYPOINT and CMD, and to paths below /app.

FROM node:20.20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json tsconfig.build.json ./
COPY bin ./bin
COPY migrations ./migrations
COPY src ./src
COPY workers ./workers
RUN npm ci
RUN npm prune --omit=dev

FROM node:20.20-bookworm-slim AS run
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/migrations ./migrations
USER node
ENTRYPOINT ["node"]
CMD ["bin/nianbao.js", "--help"]
