import { t } from '@vscode/l10n';
import type { Edit } from '../../../core/text/change.ts';
import { span, touches, type Span } from '../../../core/text/span.ts';
import {
  colonEnd,
  itemInsertion,
  itemRemoval,
  ownPairs,
  pairInsertion,
  pairRemoval,
  UNSAFE,
  type Edits,
} from '../../../core/yaml/edits.ts';
import { isMap, isScalar, isSeq, type YamlMap, type YamlPair } from '../../../core/yaml/node.ts';
import { plainOrQuoted } from '../../../core/yaml/written.ts';
import { letterOfMeaning } from '../cell.ts';
import type { Assignment } from '../model.ts';
import { MEANINGS } from '../variant.ts';
import { isRefusal, type Refusal } from '../../../core/text/refusal.ts';
import { aliased } from './refusals.ts';
import { roleName, type YamlCellPlace } from './yaml-place.ts';

/** The pairs of a row that list names under a letter: `accountable: DPO`. */
export function listsByLetter(item: YamlMap): readonly YamlPair[] {
  return ownPairs(item).filter(({ key }) => MEANINGS.some((meaning) => meaning === key.text));
}

/** Changes rows that name roles under their letters. */
export class NamesOfRow {
  readonly #place: YamlCellPlace;
  readonly #lists: readonly YamlPair[];

  constructor(place: YamlCellPlace) {
    this.#place = place;
    this.#lists = listsByLetter(place.item);
  }

  /** @param held the names of the role that the row has, each under another letter. */
  edits(held: readonly Assignment[], letters: readonly string[]): Edits | Refusal {
    const edits: Edit[] = [];
    const kept = new Set<string>();
    for (const { placed, cell } of held) {
      const [found] = placed;
      if (!found) return UNSAFE;
      if (letters.includes(found.letter)) {
        kept.add(found.letter);
        continue;
      }
      const removal = this.#nameRemoval(cell);
      if (removal === UNSAFE || isRefusal(removal)) return removal;
      edits.push(...removal);
    }
    const name = held[0]?.name ?? roleName(this.#place);
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
    const pair = this.#lists.find(({ span: whole }) => touches(whole, at.start));
    if (!pair?.value) return aliased();
    if (this.#place.repeated.has(pair) || this.#place.repeated.has(pair.value)) return aliased();
    if (!isSeq(pair.value) || pair.value.items.length === 1)
      return pairRemoval(this.#place.text, this.#place.item, pair);
    const index = pair.value.items.findIndex((item) => item?.span.start === at.start);
    const elements = pair.value.items;
    if (elements.some((item) => item && this.#place.repeated.has(item))) return aliased();
    return itemRemoval(this.#place.text, pair.value, index);
  }

  #keyOf(letter: string): YamlPair | undefined {
    return this.#lists.find(({ key }) => key.text === this.#place.matrix.letters.get(letter));
  }

  #nameAddition(letter: string, name: string): Edits | Refusal {
    const meaning = this.#place.matrix.letters.get(letter);
    if (
      meaning === undefined ||
      meaning === 'other' ||
      letterOfMeaning(this.#place.matrix.letters, meaning) !== letter
    )
      return {
        refused: t(
          '{0} has no key in a row written by letter: convert the row to be written by role first',
          letter,
        ),
      };
    const pair = this.#keyOf(letter);
    const inList = plainOrQuoted(name, true);
    if (!pair) {
      const last = this.#lists.at(-1) ?? ownPairs(this.#place.item).at(-1);
      return last ? pairInsertion(this.#place.text, this.#place.item, last, `${meaning}: ${inList}`) : UNSAFE;
    }
    const { value, key } = pair;
    if (!value) {
      const colon = colonEnd(this.#place.text, key.span.end);
      return colon === undefined ? UNSAFE : [{ span: span(colon, colon), text: ` ${inList}` }];
    }
    if (this.#place.repeated.has(value)) return aliased();
    if (isMap(value)) return UNSAFE;
    if (isScalar(value)) {
      if (value.value === null) return [{ span: value.span, text: inList }];
      if (value.style === 'block') return UNSAFE;
      const before =
        value.style === 'plain'
          ? plainOrQuoted(value.text, true)
          : this.#place.text.slice(value.span.start, value.span.end);
      return [{ span: value.span, text: `[${before}, ${inList}]` }];
    }
    if (value.items.some((item) => item && this.#place.repeated.has(item))) return aliased();
    return itemInsertion(this.#place.text, value, inList);
  }
}
