import { t } from '@vscode/l10n';
import { VERSION } from '@vitruve/workspace';
import { LOG, PORT, USER, type Service } from './service.ts';

/** The same base as the image of the command line. */
const BASE = 'node:20-bookworm-slim';

/** Libraries that the service needs, in the versions that the command line names. */
const LIBRARIES = ['onnxruntime-node', '@duckdb/node-api'];

/** Exits with 0 if the service can predict. */
export const HEALTH = `fetch('http://127.0.0.1:${PORT}/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;

/** An image that serves the model, from the npm package of the command line. */
export function dockerfile({ name, file, hash, version, tag }: Service): string {
  const entry = ['vitruve', 'serve', '--predict', '--model', `/model/${file}`, '--model-version', version];
  const libraries = LIBRARIES.map((library) => `'${library}'`).join(', ');
  return `# ${t('Serves the predictions of model "{0}": docker build --tag {1} .', name, name)}
FROM ${BASE} AS build
# ${t('The npm package of the command line: a file beside this one, or an address in your package registry.')}
ARG VITRUVE_PACKAGE=./vitruve-${VERSION}.tgz
WORKDIR /source
COPY . .
# ${t('Another file than the exported one is not served.')}
RUN echo "${hash}  ${file}" | sha256sum --check --strict \\
  && install -D --mode=444 "${file}" "/opt/model/${file}"
RUN npm install --global --ignore-scripts --prefix /opt/vitruve "$VITRUVE_PACKAGE" \\
  && npm install --global --ignore-scripts --prefix /opt/vitruve $(node -p " \\
    const { peerDependencies } = require('/opt/vitruve/lib/node_modules/vitruve/package.json'); \\
    [${libraries}].map((name) => name + '@' + peerDependencies[name]).join(' ')")

FROM ${BASE}
LABEL org.opencontainers.image.title="${name}" \\
  org.opencontainers.image.version="${tag}" \\
  org.vitruve.model-sha256="${hash}"
COPY --from=build /opt/vitruve /opt/vitruve
COPY --from=build /opt/model /model
ENV PATH=/opt/vitruve/bin:$PATH NODE_ENV=production
# ${t('For the log of predictions: mount a volume here, and add --log {0}.', LOG)}
RUN install -d --owner=${USER} --group=${USER} ${LOG}
USER ${USER}:${USER}
WORKDIR /model
EXPOSE ${PORT}
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \\
  CMD ["node", "-e", ${JSON.stringify(HEALTH)}]
ENTRYPOINT ${arrayOf([...entry, '--host', '0.0.0.0', '--port', String(PORT)])}
`;
}

/** What the build reads: the model and the package, and nothing else that lies in the folder. */
export function dockerignore({ file }: Service): string {
  return `*\n!${file}\n!vitruve-*.tgz\n`;
}

function arrayOf(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
