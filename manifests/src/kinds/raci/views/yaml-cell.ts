import { t } from '@vscode/l10n';
import { span, touches, type Span } from '../../../text/span.ts';
import {
  colonEnd,
  itemInsertion,
  itemRemoval,
  ownPairs,
  pairInsertion,
  pairRemoval,
  UNSAFE,
  type Edit,
  type Edits,
} from '../../../yaml/edits.ts';
import {
  contentEnd,
  isMap,
  isScalar,
  isSeq,
  pairOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSeq,
} from '../../../yaml/node.ts';
import { repeatedParts } from '../../../yaml/repeated.ts';
import { plainOrQuoted } from '../../../yaml/written.ts';
import { letterOfMeaning } from '../cell.ts';
import { hasLetterCell, lettersSpan } from '../edit.ts';
import type { Activity, Assignment, Matrix, RaciModel } from '../model.ts';
import { MEANINGS } from '../variant.ts';
import { yamlRow, type YamlRow } from '../yaml-row.ts';
import { isRefusal, tooSpecial, type Refusal } from './refusal.ts';

/** What gives a cell of a YAML matrix other letters. */
export function yamlCellEdits(
  text: string,
  model: RaciModel,
  matrix: Matrix,
  activity: Activity,
  role: number,
  letters: readonly string[],
): readonly Edit[] | Refusal {
  const row = yamlRow(model, activity);
  if (!row) return tooSpecial();
  const { item, document } = row;
  if (document.problems.some(({ span: at }) => at.start <= item.span.end && at.end >= item.span.start))
    return { refused: t('The text of this row is not valid YAML: mend it first') };
  const edits = new RowEdit(text, row, matrix, activity, role).edits(letters);
  return edits === UNSAFE ? tooSpecial() : edits;
}

class RowEdit {
  readonly #text: string;
  readonly #item: YamlMap;
  readonly #matrix: Matrix;
  readonly #activity: Activity;
  readonly #role: number;
  readonly #repeated: ReturnType<typeof repeatedParts>;

  constructor(text: string, { item, document }: YamlRow, matrix: Matrix, activity: Activity, role: number) {
    this.#text = text;
    this.#item = item;
    this.#matrix = matrix;
    this.#activity = activity;
    this.#role = role;
    this.#repeated = repeatedParts(text.includes('*') ? document.root : null);
  }

  edits(letters: readonly string[]): Edits | Refusal {
    const { assignments } = this.#activity;
    const held = assignments.filter(({ role }) => role === this.#role);
    const [first] = held;
    const byRole = pairOf(this.#item, 'assignments');
    const shared = [this.#item, ...this.#item.pairs, byRole?.value];
    if (shared.some((part) => part && this.#repeated.has(part))) return aliased();
    const inCells = held.filter((assignment) => hasLetterCell(this.#matrix, assignment));
    if (inCells.length > 1 || (inCells.length === 1 && held.length > 1)) {
      return {
        refused: t(
          'Several entries of this row give letters to "{0}": change them in the text',
          this.#roleName,
        ),
      };
    }
    if (first && inCells.length === 1) return this.#changeCell(byRole, first, letters);
    if (held.length > 0 || (!isMap(byRole?.value) && this.#byLetter.length > 0))
      return this.#changeNames(held, letters);
    return letters.length === 0 ? [] : this.#addCell(byRole, letters);
  }

  get #roleName(): string {
    return this.#matrix.roles[this.#role]?.name ?? '';
  }

  /** The pairs that list names under a letter: `accountable: DPO`. */
  get #byLetter(): readonly YamlPair[] {
    return ownPairs(this.#item).filter(({ key }) => MEANINGS.some((meaning) => meaning === key.text));
  }

  #changeCell(
    byRole: YamlPair | undefined,
    assignment: Assignment,
    letters: readonly string[],
  ): Edits | Refusal {
    const map = byRole?.value;
    const pair = isMap(map)
      ? map.pairs.find(({ key }) => key.span.start === assignment.nameSpan?.start)
      : undefined;
    if (!byRole || !isMap(map) || !pair) return UNSAFE;
    if ([pair, pair.value].some((part) => part && this.#repeated.has(part))) return aliased();
    if (letters.length > 0) return this.#newValue(pair, lettersSpan(assignment), letters, map.flow);
    const removal = pairRemoval(this.#text, map, pair);
    if (removal === UNSAFE || map.flow || ownPairs(map).length > 1) return removal;
    // A key with nothing below it would be none.
    const colon = colonEnd(this.#text, byRole.key.span.end);
    return colon === undefined ? UNSAFE : [...removal, { span: span(colon, colon), text: ' {}' }];
  }

  #newValue(pair: YamlPair, lettersAt: Span, letters: readonly string[], flow: boolean): Edits {
    const { value, key } = pair;
    const text = letters.join('/');
    if (!value) {
      const colon = colonEnd(this.#text, key.span.end);
      const at = colon ?? key.span.end;
      return [{ span: span(at, at), text: `${colon === undefined ? ':' : ''} ${plainOrQuoted(text, flow)}` }];
    }
    if (isMap(value)) return UNSAFE;
    if (isSeq(value)) return this.#newList(value, letters);
    const at = value.span;
    const replaced = this.#text.slice(lettersAt.start, lettersAt.end);
    const quote = /^["']/u.exec(this.#text.slice(at.start, at.end))?.[0] ?? '';
    const isPart = at.start < lettersAt.start || lettersAt.end < at.end;
    if (value.style !== 'block' && isPart && /^[\p{L}\s/,;+&|·•]*$/u.test(replaced))
      return [{ span: lettersAt, text }];
    return [{ span: at, text: quote === '' ? plainOrQuoted(text, flow) : `${quote}${text}${quote}` }];
  }

  #newList({ span: at, items, flow }: YamlSeq, letters: readonly string[]): Edits {
    const first = items.find((item) => item !== null);
    const end = Math.max(at.start, contentEnd({ type: 'seq', span: at, items, flow }));
    const written = this.#text.slice(at.start, end);
    if (/(?:^|\s)[#&*!]/u.test(written)) return UNSAFE;
    const quote = first && /^["']/u.exec(this.#text.slice(first.span.start, first.span.end))?.[0];
    const texts = letters.map((letter) =>
      quote ? `${quote}${letter}${quote}` : plainOrQuoted(letter, true),
    );
    if (flow) return [{ span: at, text: `[${texts.join(', ')}]` }];
    const lead = this.#text.slice(this.#text.lastIndexOf('\n', at.start - 1) + 1, at.start);
    if (lead.trim() !== '') return UNSAFE;
    const separator = /\r?\n\s*/u.exec(written)?.[0] ?? `\n${lead}`;
    return [{ span: span(at.start, end), text: texts.map((letter) => `- ${letter}`).join(separator) }];
  }

  #addCell(byRole: YamlPair | undefined, letters: readonly string[]): Edits | Refusal {
    const text = letters.join('/');
    const map = byRole?.value;
    if (byRole && isMap(map)) {
      const pairs = ownPairs(map);
      const before = pairs.filter(({ key }) => this.#roleOf(key) < this.#role).at(-1);
      const sibling = before ?? pairs[0];
      const entry = `${this.#like(sibling?.key, this.#roleName, map.flow)}: ${this.#like(sibling?.value, text, map.flow)}`;
      return pairs.length === 0 && !map.flow
        ? UNSAFE
        : pairInsertion(this.#text, map, before, entry, byRole.key.span);
    }
    const inFlow = `{${plainOrQuoted(this.#roleName, true)}: ${plainOrQuoted(text, true)}}`;
    const inBlock = `\n  ${plainOrQuoted(this.#roleName)}: ${plainOrQuoted(text)}`;
    if (byRole) {
      if (byRole.value && !(isScalar(byRole.value) && byRole.value.value === null)) return UNSAFE;
      if (byRole.value) return [{ span: byRole.value.span, text: inFlow }];
      const colon = colonEnd(this.#text, byRole.key.span.end);
      return colon === undefined ? UNSAFE : [{ span: span(colon, colon), text: ` ${inFlow}` }];
    }
    const above = pairOf(this.#item, 'section') ?? pairOf(this.#item, 'name');
    const entry = this.#item.flow || this.#othersInFlow() ? ` ${inFlow}` : inBlock;
    return above ? pairInsertion(this.#text, this.#item, above, `assignments:${entry}`) : UNSAFE;
  }

  /** The place of a role among the columns; people stand for the role that they hold. */
  #roleOf(key: YamlScalar): number {
    return this.#activity.assignments.find(({ nameSpan }) => nameSpan?.start === key.span.start)?.role ?? -1;
  }

  /** A text in the quotes of its neighbour: JSON is YAML too. */
  #like(neighbour: YamlNode | null | undefined, text: string, flow: boolean): string {
    const quoted = isScalar(neighbour) && neighbour.style === 'quoted';
    const first = quoted ? this.#text[neighbour.span.start] : undefined;
    if (first === '"') return JSON.stringify(text);
    return first === "'" && !/['\r\n]/u.test(text) ? `'${text}'` : plainOrQuoted(text, flow);
  }

  /** True when another row writes its cells in `{}`. */
  #othersInFlow(): boolean {
    const other = this.#matrix.activities.find(
      ({ assignments }) =>
        assignments[0]?.nameSpan && hasLetterCell(this.#matrix, assignments[0]) && assignments.length > 0,
    );
    const name = other?.assignments[0]?.nameSpan;
    return name !== undefined && /[{,]\s*$/u.test(this.#text.slice(Math.max(0, name.start - 80), name.start));
  }

  #changeNames(held: readonly Assignment[], letters: readonly string[]): Edits | Refusal {
    const edits: Edit[] = [];
    const kept = new Set<string>();
    for (const { marks, cell } of held) {
      const [mark] = marks;
      if (!mark) return UNSAFE;
      if (letters.includes(mark.letter)) {
        kept.add(mark.letter);
        continue;
      }
      const removal = this.#nameRemoval(cell);
      if (removal === UNSAFE || isRefusal(removal)) return removal;
      edits.push(...removal);
    }
    const name = held[0]?.name ?? this.#roleName;
    // What goes below the last name of a list comes before what goes below the list.
    const added = letters.filter((letter) => !kept.has(letter));
    const last = added.filter((letter) => !this.#keyOf(letter));
    for (const letter of [...added.filter((candidate) => !last.includes(candidate)), ...last]) {
      const addition = this.#nameAddition(letter, name);
      if (addition === UNSAFE || isRefusal(addition)) return addition;
      edits.push(...addition);
    }
    return edits;
  }

  #nameRemoval(at: Span): Edits | Refusal {
    const pair = this.#byLetter.find(({ span: whole }) => touches(whole, at.start));
    if (!pair?.value) return aliased();
    if (this.#repeated.has(pair) || this.#repeated.has(pair.value)) return aliased();
    if (!isSeq(pair.value) || pair.value.items.length === 1) return pairRemoval(this.#text, this.#item, pair);
    const index = pair.value.items.findIndex((item) => item?.span.start === at.start);
    const elements = pair.value.items;
    if (elements.some((item) => item && this.#repeated.has(item))) return aliased();
    return itemRemoval(this.#text, pair.value, index);
  }

  #keyOf(letter: string): YamlPair | undefined {
    return this.#byLetter.find(({ key }) => key.text === this.#matrix.letters.get(letter));
  }

  #nameAddition(letter: string, name: string): Edits | Refusal {
    const meaning = this.#matrix.letters.get(letter);
    if (
      meaning === undefined ||
      meaning === 'other' ||
      letterOfMeaning(this.#matrix.letters, meaning) !== letter
    )
      return { refused: t('In a row by letter, {0} has no key: write the row by role first', letter) };
    const pair = this.#keyOf(letter);
    const inList = plainOrQuoted(name, true);
    if (!pair) {
      const last = this.#byLetter.at(-1) ?? ownPairs(this.#item).at(-1);
      return last ? pairInsertion(this.#text, this.#item, last, `${meaning}: ${inList}`) : UNSAFE;
    }
    const { value, key } = pair;
    if (!value) {
      const colon = colonEnd(this.#text, key.span.end);
      return colon === undefined ? UNSAFE : [{ span: span(colon, colon), text: ` ${inList}` }];
    }
    if (this.#repeated.has(value)) return aliased();
    if (isMap(value)) return UNSAFE;
    if (isScalar(value)) {
      if (value.value === null) return [{ span: value.span, text: inList }];
      if (value.style === 'block') return UNSAFE;
      const before =
        value.style === 'plain'
          ? plainOrQuoted(value.text, true)
          : this.#text.slice(value.span.start, value.span.end);
      return [{ span: value.span, text: `[${before}, ${inList}]` }];
    }
    if (value.items.some((item) => item && this.#repeated.has(item))) return aliased();
    return itemInsertion(this.#text, value, inList);
  }
}

function aliased(): Refusal {
  return { refused: t('This row shares text with another place (YAML alias): change it in the text') };
}
