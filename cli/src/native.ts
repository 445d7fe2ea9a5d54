import { t } from '@vscode/l10n';

/** What Node and our libraries say when a part that is not JavaScript is missing or is for another system. */
const MISSING = /cannot find module|could not load the "sharp" module/iu;

/** What to tell of an error that arose because this system has no libraries for pictures; undefined for any other. */
export function nativeFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (code !== 'ERR_DLOPEN_FAILED' && !MISSING.test(error.message)) return undefined;
  return t(
    'The libraries for pictures and models are missing for this system ({0}): {1}',
    `${process.platform}-${process.arch}`,
    error.message.split('\n', 1)[0] ?? '',
  );
}
