# The command line in a container: docker build --tag vitruve . && docker run --rm --volume "$PWD:/workspace" vitruve check
FROM node:20-bookworm-slim AS build
WORKDIR /source
COPY . .
RUN npm ci && npm run --silent package -- npm

FROM node:20-bookworm-slim
# "yes" adds the libraries of the tasks on images and on tables, such as blur and sql: about 380 MB.
ARG IMAGES=no
COPY --from=build /source/dist/npm/*.tgz /tmp/vitruve.tgz
COPY scripts/package/optional-libraries.sh /tmp/
RUN npm install --global /tmp/vitruve.tgz \
  && if [ "$IMAGES" = yes ]; then sh /tmp/optional-libraries.sh; fi \
  && rm -r /tmp/* /root/.npm
USER node
WORKDIR /workspace
ENTRYPOINT ["vitruve"]
CMD ["check"]
