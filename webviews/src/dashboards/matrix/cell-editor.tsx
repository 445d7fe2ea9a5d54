import { t } from '@vscode/l10n';
import type { ResponsibilityMatrix } from '@vitruve/manifests';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lettersIn, meaningOf, nameOf, readLetters } from './letters.ts';

/** Where the focus goes after an edit: back to the cell, to a neighbour, or nowhere, for it is elsewhere already. */
export type AfterEdit = 'stay' | 'next' | 'previous' | 'left';

interface CellEditorProps {
  readonly matrix: ResponsibilityMatrix;
  /** Activity and role, for a screen reader. */
  readonly label: string;
  /** What the field holds at first: the cell's letters, or the letter just typed. */
  readonly start: string;
  /** True when the field was opened by typing: what is typed next follows, and does not replace it. */
  readonly typed: boolean;
  readonly commit: (letters: string, then: AfterEdit) => void;
  readonly cancel: () => void;
}

/** A field over a cell, with the letters of the variant to choose from. */
export function CellEditor({ matrix, label, start, typed, commit, cancel }: CellEditorProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const done = useRef(false);
  const [text, setText] = useState(start);
  const [active, setActive] = useState(-1);
  const [place, setPlace] = useState('cell-editor');
  const read = readLetters(text, matrix.letters);
  const proposals = proposed(matrix);

  // An element that a new content moves or takes away loses the focus too: nobody left it.
  const rendering = useRef(true);
  rendering.current = true;
  useLayoutEffect(() => {
    rendering.current = false;
    if (!done.current) input.current?.focus();
  });
  useLayoutEffect(() => {
    const field = input.current;
    if (!field || !list.current) return undefined;
    if (typed) field.setSelectionRange(start.length, start.length);
    else field.select();
    setPlace(placeOf(field, list.current));
    return () => {
      done.current = true;
    };
  }, []);

  const finish = (letters: string, then: AfterEdit): void => {
    if (done.current) return;
    done.current = true;
    commit(letters, then);
  };
  const abandon = (): void => {
    if (done.current) return;
    done.current = true;
    cancel();
  };
  const proposal = proposals[active];

  const pressed = (event: KeyboardEvent): void => {
    // Keys typed here are the field's: the grid must not move, nor the editor run a command.
    event.stopPropagation();
    switch (event.key) {
      case 'Enter':
      case 'Tab':
        event.preventDefault();
        if (proposal !== undefined) finish(proposal, afterKey(event));
        else if ('letters' in read) finish(read.letters, afterKey(event));
        break;
      case 'Escape':
        event.preventDefault();
        abandon();
        break;
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        setActive(stepped(active, event.key === 'ArrowDown' ? 1 : -1, proposals.length));
        break;
    }
  };

  return (
    <div class={place}>
      <input
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        maxLength={20}
        aria-label={label}
        aria-expanded={true}
        aria-controls={`${id}-letters`}
        aria-activedescendant={proposal === undefined ? undefined : `${id}-${active}`}
        aria-invalid={'unknown' in read}
        aria-describedby={'unknown' in read ? `${id}-fault` : undefined}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(-1);
        }}
        onKeyDown={pressed}
        onBlur={() => {
          if (rendering.current) return;
          if ('letters' in read) finish(read.letters, 'left');
          else abandon();
        }}
      />
      <div class="cell-editor-list">
        {'unknown' in read && (
          <p id={`${id}-fault`} class="cell-editor-fault" role="alert">
            {t('"{0}" is not a valid letter of this matrix', read.unknown)}
          </p>
        )}
        <ul ref={list} id={`${id}-letters`} role="listbox" aria-label={t('Letters')}>
          {proposals.map((letters, index) => (
            <li
              key={letters}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              // Before the field loses the focus, which would commit what it holds.
              onMouseDown={(event) => {
                event.preventDefault();
                finish(letters, 'stay');
              }}
            >
              <b>{letters === '' ? '–' : letters}</b> {letters === '' ? t('Empty') : wordsOf(matrix, letters)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The classes that turn the list up or to the left where it would be cut off. */
function placeOf(field: HTMLElement, list: HTMLElement): string {
  const room = field.closest('.matrix-scroller')?.getBoundingClientRect();
  const { bottom, left } = field.getBoundingClientRect();
  const classes = ['cell-editor'];
  if (bottom + list.offsetHeight > Math.min(room?.bottom ?? Infinity, innerHeight)) classes.push('above');
  if (left + list.offsetWidth > Math.min(room?.right ?? Infinity, innerWidth)) classes.push('leftward');
  return classes.join(' ');
}

function afterKey({ key, shiftKey }: KeyboardEvent): AfterEdit {
  if (key === 'Enter') return 'stay';
  return shiftKey ? 'previous' : 'next';
}

/** From no proposal to the first or last, and past the ends back to none. */
function stepped(active: number, by: 1 | -1, count: number): number {
  const next = active + by;
  if (next < -1) return count - 1;
  return next >= count ? -1 : next;
}

/** Each letter, the commonest pair where both are known, and an empty cell. */
function proposed({ letters }: ResponsibilityMatrix): readonly string[] {
  const known = letters.map(({ letter }) => letter);
  const pair = known.includes('A') && known.includes('R') ? ['A/R'] : [];
  return [...known, ...pair, ''];
}

function wordsOf(matrix: ResponsibilityMatrix, letters: string): string {
  return lettersIn(letters)
    .flatMap((letter) => meaningOf(matrix, letter) ?? [])
    .map(nameOf)
    .join(' + ');
}
