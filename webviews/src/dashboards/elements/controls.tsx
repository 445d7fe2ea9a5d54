import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FilterFieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

/** A text field that filters what is shown while one types. Escape empties it. */
export function FilterField({ label, value, change }: FilterFieldProps) {
  return (
    <input
      class="filter-field"
      type="search"
      spellcheck={false}
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={({ currentTarget }) => {
        change(currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return;
        event.stopPropagation();
        change('');
      }}
    />
  );
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  /** Options under a heading, after the others. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option<Value>[] }[];
  readonly change: (value: Value) => void;
}

/** A list to choose one thing from, with its label beside it. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  groups = [],
  change,
}: ChoiceProps<Value>) {
  const id = useId();
  const all = [...options, ...groups.flatMap((group) => group.options)];
  const listed = (option: Option<Value>) => (
    <option key={option.value} value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  );
  return (
    <span class="choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        onChange={({ currentTarget }) => {
          const chosen = all.find((option) => option.value === currentTarget.value);
          if (chosen) change(chosen.value);
        }}
      >
        {options.map(listed)}
        {groups
          .filter((group) => group.options.length > 0)
          .map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map(listed)}
            </optgroup>
          ))}
      </select>
    </span>
  );
}

/** A few ways to see the same thing, side by side. */
export function Segments<Value extends string>({ label, value, options, change }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <span class="segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class={option.value === value ? 'chosen' : ''}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => {
              change(option.value);
            }}
          />
          {option.label}
        </label>
      ))}
    </span>
  );
}

interface ToggleProps {
  readonly pressed: boolean;
  readonly change: (pressed: boolean) => void;
  readonly children: ComponentChildren;
}

/** A button that stays down. */
export function Toggle({ pressed, change, children }: ToggleProps) {
  return (
    <button
      type="button"
      class="toggle"
      aria-pressed={pressed}
      onClick={() => {
        change(!pressed);
      }}
    >
      {children}
    </button>
  );
}

/** What stands where there would be a picture: what is missing, and what to do. */
export function Nothing({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="nothing">
      <p class="nothing-title">{title}</p>
      {children}
    </div>
  );
}

/** Says that a filter hides everything, and takes it away. */
export function NothingFound({ clear }: { readonly clear: () => void }) {
  return (
    <Nothing title={t('No results for this filter')}>
      <button type="button" class="plain" onClick={clear}>
        {t('Clear filter')}
      </button>
    </Nothing>
  );
}
