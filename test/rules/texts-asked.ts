import { config } from '@vscode/l10n';
import { setLanguage } from '@vitruve/manifests';

/** Notes the English texts that are translated from now on, until `stop` is called. */
export function noteTexts(): { readonly texts: ReadonlySet<string>; stop(): void } {
  const texts = new Set<string>();
  const contents = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, text) => {
        if (typeof text === 'string') texts.add(text);
        return undefined;
      },
    },
  );
  config({ contents });
  return {
    texts,
    stop: () => {
      setLanguage('en');
    },
  };
}
