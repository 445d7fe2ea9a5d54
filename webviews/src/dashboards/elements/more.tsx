import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** The first of a long list, and the button that shows the rest of it. */
export function useFirst<Thing>(
  things: readonly Thing[],
  first: number,
): { readonly listed: readonly Thing[]; readonly more: ComponentChildren } {
  const [all, setAll] = useState(false);
  if (all || things.length <= first) return { listed: things, more: null };
  return {
    listed: things.slice(0, first),
    more: (
      <button
        type="button"
        class="plain more"
        onClick={() => {
          setAll(true);
        }}
      >
        {t('Show all {0}', things.length)}
      </button>
    ),
  };
}
