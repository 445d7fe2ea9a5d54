import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Evaluation } from '../metrics/evaluation.ts';

/** A measure that has to be reached: `rocAuc>=0.8`. */
export interface Requirement {
  readonly measure: string;
  readonly is: '>=' | '<=';
  readonly bound: number;
}

const FORM = /^(\w{1,40})(>=|<=)(-?\d{1,12}(?:\.\d{1,12})?)$/u;

/** @throws TaskError for a text of another form. */
export function requirementOf(text: string): Requirement {
  const [, measure, is, bound] = FORM.exec(text.replaceAll(' ', '')) ?? [];
  if (measure === undefined || bound === undefined)
    throw new TaskError(t('"{0}" is not a requirement such as {1}', text, 'rocAuc>=0.8'));
  return { measure, is: is === '<=' ? '<=' : '>=', bound: Number(bound) };
}

/**
 * The requirements that are not met, with what was measured: `rocAuc 0.71, required >= 0.8`.
 * @throws TaskError for a measure that there is none of.
 */
export function unmet(requirements: readonly Requirement[], { measures }: Evaluation): readonly string[] {
  return requirements.flatMap(({ measure, is, bound }) => {
    const found = measures[measure];
    if (!found)
      throw new TaskError(
        t('There is no measure "{0}". Measures: {1}', measure, Object.keys(measures).join(', ')),
      );
    const isMet = is === '>=' ? found.value >= bound : found.value <= bound;
    return isMet ? [] : [t('{0} is {1}, required: {2}', measure, shownNumber(found.value), `${is} ${bound}`)];
  });
}

/** Four digits: more are noise. */
export function shownNumber(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : '–';
}
