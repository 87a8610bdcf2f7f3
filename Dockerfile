# syntax=docker/dockerfile:1
# The portal as an image: docker build -t forums-portal .

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /portal
COPY . .
RUN node .yarn/releases/yarn-4.13.0.cjs install --immutable
RUN node .yarn/releases/yarn-4.13.0.cjs tsc \
  && NODE_ENV=production node .yarn/releases/yarn-4.13.0.cjs workspace backend build
RUN mkdir -p /bundle \
  && tar xzf packages/backend/dist/skeleton.tar.gz -C /bundle \
  && tar xzf packages/backend/dist/bundle.tar.gz -C /bundle

FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /portal
COPY .yarn .yarn
COPY .yarnrc.yml package.json yarn.lock backstage.json ./
COPY --from=build /bundle ./
RUN node .yarn/releases/yarn-4.13.0.cjs workspaces focus --all --production

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /portal
COPY --from=dependencies --chown=root:root /portal ./
COPY app-config.yaml app-config.production.yaml ./
COPY templates ./templates
COPY examples ./examples
USER 65532:65532
EXPOSE 7007
# Not four threads for garbage collection, however few processors there are:
# on two they take the time of the answers.
CMD ["node", "--v8-pool-size=0", "packages/backend", "--config", "app-config.yaml", "--config", "app-config.production.yaml"]
