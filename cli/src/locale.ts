import { languageOf, setLanguage, type Language } from '@vitruve/manifests';
import { frenchTexts } from '@vitruve/workspace';

/**
 * Sets the language of everything that is printed: the one asked for by `--locale`, otherwise that of the environment,
 * in the order of POSIX.
 */
export async function chooseLanguage(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Language> {
  const chosen = languageOf(
    askedFor(args) ?? (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG']),
  );
  setLanguage(chosen, chosen === 'fr' ? await frenchTexts() : {});
  return chosen;
}

/** The value of `--locale`, which is needed before the arguments can be read in earnest: their help is translated too. */
function askedFor(args: readonly string[]): string | undefined {
  const at = args.indexOf('--locale');
  if (at !== -1) return args[at + 1];
  return args.find((arg) => arg.startsWith('--locale='))?.slice('--locale='.length);
}
