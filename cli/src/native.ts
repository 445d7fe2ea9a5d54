import { t } from '@vscode/l10n';
import engine from '../../engine/package.json' with { type: 'json' };

/** What Node and our libraries say when a part that is not JavaScript is missing or is for another system. */
const MISSING = /cannot find module|could not load the "sharp" module/iu;

/** Not there at all, as in the npm package, which leaves them to those who need them. */
const NOT_INSTALLED = /cannot find (?:module|package) '(?:sharp|onnxruntime-node)'/iu;

/** What installs them. An install script of one of them downloads what is not used. */
function installCommand(): string {
  const { sharp, 'onnxruntime-node': runtime } = engine.dependencies;
  return `npm install --global --ignore-scripts sharp@${sharp} onnxruntime-node@${runtime}`;
}

/** What to tell of an error that arose because this system has no libraries for pictures; undefined for any other. */
export function nativeFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (NOT_INSTALLED.test(error.message))
    return t('This command requires two additional libraries. To install them, run: {0}', installCommand());
  if (code !== 'ERR_DLOPEN_FAILED' && !MISSING.test(error.message)) return undefined;
  return t(
    'The libraries for images and models are not available for this system ({0}): {1}',
    `${process.platform}-${process.arch}`,
    error.message.split('\n', 1)[0] ?? '',
  );
}
