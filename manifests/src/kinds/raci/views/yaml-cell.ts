import { t } from '@vscode/l10n';
import type { Edit } from '../../../core/text/change.ts';
import { span, type Span } from '../../../core/text/span.ts';
import {
  colonEnd,
  ownPairs,
  pairInsertion,
  pairRemoval,
  UNSAFE,
  type Edits,
} from '../../../core/yaml/edits.ts';
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
} from '../../../core/yaml/node.ts';
import { repeatedParts } from '../../../core/yaml/repeated.ts';
import { plainOrQuoted } from '../../../core/yaml/written.ts';
import { hasLetterCell, lettersSpan } from '../edit.ts';
import type { Activity, Assignment, Matrix, RaciModel } from '../model.ts';
import { yamlRow } from '../yaml-row.ts';
import type { Refusal } from '../../../core/text/refusal.ts';
import { aliased, tooSpecial } from './refusals.ts';
import { roleName, type YamlCellPlace } from './yaml-place.ts';
import { listsByLetter, NamesOfRow } from './yaml-names.ts';

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
    return { refused: t('The row is not valid YAML: fix it first') };
  const repeated = repeatedParts(text.includes('*') ? document.root : null);
  const edits = new CellsOfRow({ text, item, matrix, activity, role, repeated }).edits(letters);
  return edits === UNSAFE ? tooSpecial() : edits;
}

class CellsOfRow {
  readonly #place: YamlCellPlace;
  readonly #text: string;
  readonly #item: YamlMap;
  readonly #matrix: Matrix;
  readonly #activity: Activity;
  readonly #role: number;

  constructor(place: YamlCellPlace) {
    this.#place = place;
    this.#text = place.text;
    this.#item = place.item;
    this.#matrix = place.matrix;
    this.#activity = place.activity;
    this.#role = place.role;
  }

  edits(letters: readonly string[]): Edits | Refusal {
    const { assignments } = this.#activity;
    const held = assignments.filter(({ role }) => role === this.#role);
    const [first] = held;
    const byRole = pairOf(this.#item, 'assignments');
    const shared = [this.#item, ...this.#item.pairs, byRole?.value];
    if (shared.some((part) => part && this.#place.repeated.has(part))) return aliased();
    const inCells = held.filter((assignment) => hasLetterCell(this.#matrix, assignment));
    // The role and who holds it, or one of them twice.
    const lists = new Set(held.map(({ placed }) => placed[0]?.letter));
    if (inCells.length > 0 ? held.length > 1 : lists.size < held.length) {
      return {
        refused: t(
          'Several entries of this row assign letters to "{0}": edit them in the text',
          roleName(this.#place),
        ),
      };
    }
    if (first && inCells.length === 1) return this.#changeCell(byRole, first, letters);
    if (held.length > 0 || (!isMap(byRole?.value) && listsByLetter(this.#item).length > 0))
      return new NamesOfRow(this.#place).edits(held, letters);
    return letters.length === 0 ? [] : this.#addCell(byRole, letters);
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
    if ([pair, pair.value].some((part) => part && this.#place.repeated.has(part))) return aliased();
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
      const entry = `${this.#like(sibling?.key, roleName(this.#place), map.flow)}: ${this.#like(sibling?.value, text, map.flow)}`;
      return pairs.length === 0 && !map.flow
        ? UNSAFE
        : pairInsertion(this.#text, map, before, entry, byRole.key.span);
    }
    const inFlow = `{${plainOrQuoted(roleName(this.#place), true)}: ${plainOrQuoted(text, true)}}`;
    const inBlock = `\n  ${plainOrQuoted(roleName(this.#place))}: ${plainOrQuoted(text)}`;
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
}
