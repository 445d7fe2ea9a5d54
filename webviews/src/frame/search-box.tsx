import { t } from '@vscode/l10n';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Search } from '../view-props.ts';
import { ToolbarButton } from './toolbar-button.tsx';

/** Finds things in the picture: Enter goes on, Shift+Enter back, Escape ends it. */
export function SearchBox({ search }: { readonly search: Search }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState(0);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const find = (wanted: string): void => {
    setText(wanted);
    setAt(0);
    setFound(search.find(wanted));
    search.show();
  };
  const step = (by: 1 | -1): void => {
    setAt(search.step(by));
  };
  // A newer drawing is searched for the same text.
  useEffect(() => {
    if (text !== '') setFound(search.find(text));
  }, [search]);
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      box.current?.select();
    };
    addEventListener('keydown', open);
    return () => {
      removeEventListener('keydown', open);
    };
  }, []);
  return (
    <search class="search">
      <input
        ref={box}
        type="search"
        class="search-text"
        placeholder={t('Search')}
        aria-label={t('Search in the diagram')}
        value={text}
        onInput={({ currentTarget }) => {
          find(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') find('');
        }}
      />
      {text !== '' && (
        <>
          <output class="search-count">{count(found, at)}</output>
          <ToolbarButton
            icon="previous"
            label={t('Previous match')}
            press={() => {
              step(-1);
            }}
          />
          <ToolbarButton
            icon="next"
            label={t('Next match')}
            press={() => {
              step(1);
            }}
          />
        </>
      )}
    </search>
  );
}

function count(found: number, at: number): string {
  if (found === 0) return t('No matches');
  return at === 0 ? t('Matches: {0}', found) : t('{0} of {1}', at, found);
}
