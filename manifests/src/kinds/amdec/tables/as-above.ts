import type { Field } from './fields.ts';

/** A cell that is blank on purpose, where a blank one would mean "as above". */
export const NOTHING = '—';

/** The order of the columns: forms of AIAG-VDA name the effect before the mode, older ones after it. */
export interface ColumnOrder {
  readonly effectFirst: boolean;
}

/** What follows the cause of a risk, and is blank with it below a merged cell. */
const OF_CAUSE: readonly Field[] = [
  'category',
  'preventionControls',
  'occurrence',
  'detectionControls',
  'controls',
  'detection',
];

const CARRIED: readonly Field[] = [
  'item',
  'function',
  'failureMode',
  'effect',
  'severity',
  'cause',
  ...OF_CAUSE,
];

/**
 * Reads blank cells as what is above them, as merged cells mean it: an item holds until the next one, a mode until the next
 * mode or item, an effect with its severity as long as its mode, and a cause where only the effect is another.
 */
export class AsAbove {
  readonly #above = new Map<Field, string>();
  readonly #order: ColumnOrder;

  constructor(order: ColumnOrder) {
    this.#order = order;
  }

  /**
   * The fields that are blank in a row and not meant so, with what they hold. Remembers the row for those below it.
   * @param cells what the row holds; blank cells are left out, those that are blank on purpose hold `NOTHING`
   */
  read(cells: ReadonlyMap<Field, string>): ReadonlyMap<Field, string> {
    const filled = new Map<Field, string>();
    const isBlank = (field: Field): boolean => !cells.has(field);
    const isNew = (field: Field): boolean => cells.has(field) && cells.get(field) !== this.#above.get(field);
    const fill = (field: Field): void => {
      const above = this.#above.get(field);
      if (isBlank(field) && above !== undefined && above !== NOTHING) filled.set(field, above);
    };
    const isNewItem = isNew('item');
    fill('item');
    if (!isNewItem) fill('function');
    if (!isNewItem && !isNew('function')) {
      const isNewMode = isNew('failureMode');
      fill('failureMode');
      if (isBlank('effect') && (this.#order.effectFirst || !isNewMode)) {
        fill('effect');
        if (filled.has('effect')) fill('severity');
      }
      const isNewEffect = isNew('effect') || isNew('severity');
      if (isNewEffect && !isNewMode && isBlank('cause')) {
        fill('cause');
        for (const field of OF_CAUSE) fill(field);
      }
    }
    this.#remember(cells, filled);
    return filled;
  }

  /** A row that only names an item or function, as a heading of those below it. */
  begin(cells: ReadonlyMap<Field, string>): void {
    this.#above.clear();
    for (const [field, text] of cells) this.#above.set(field, text);
  }

  #remember(cells: ReadonlyMap<Field, string>, filled: ReadonlyMap<Field, string>): void {
    this.#above.clear();
    for (const field of CARRIED) {
      const text = cells.get(field) ?? filled.get(field);
      if (text !== undefined) this.#above.set(field, text);
    }
  }
}
