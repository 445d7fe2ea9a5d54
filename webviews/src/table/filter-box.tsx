import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';

interface FilterBoxProps {
  /** The condition of the rows that are shown; empty for all. */
  readonly filter: string;
  readonly isFaulty: boolean;
  readonly apply: (filter: string) => void;
}

/** A condition in SQL for the rows: Enter applies it, Escape shows all rows again. */
export function FilterBox({ filter, isFaulty, apply }: FilterBoxProps) {
  const [text, setText] = useState(filter);
  return (
    <search class="table-filter">
      <label>
        {t('Filter')}
        <input
          type="search"
          class="search-text"
          spellcheck={false}
          placeholder={t('Condition in SQL, such as {0}', 'amount > 100')}
          aria-invalid={isFaulty}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            // The mark that empties the box.
            if (currentTarget.value === '' && filter !== '') apply('');
          }}
          onKeyDown={({ key }) => {
            if (key === 'Enter') apply(text.trim());
            if (key !== 'Escape') return;
            setText('');
            apply('');
          }}
        />
      </label>
    </search>
  );
}
