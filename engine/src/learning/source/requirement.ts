import { t } from '@vscode/l10n';
import { isMet, parseRequirement, withDecimalMark, type Requirement } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import type { Evaluation } from '../metrics/evaluation.ts';
import type { SlicedColumn } from '../slices/measure-slices.ts';

/** @throws TaskError for a text of another form. */
export function requirementOf(text: string): Requirement {
  const requirement = parseRequirement(text);
  if (!requirement) throw new TaskError(t('"{0}" is not a requirement such as {1}', text, 'rocAuc>=0.8'));
  return requirement;
}

/**
 * The requirements that are not met, with what was measured: `rocAuc is 0.71, required: >= 0.8`. One of a difference holds for each column
 * that makes groups.
 * @throws TaskError for a measure that there is none of.
 */
export function unmet(
  requirements: readonly Requirement[],
  { measures }: Evaluation,
  slices: readonly SlicedColumn[] = [],
): readonly string[] {
  return requirements.flatMap((requirement) => {
    const { measure, is, bound } = requirement;
    const own = measures[measure]?.value;
    const among = slices.flatMap(({ column, differences }) => {
      const value = differences[measure];
      return value === undefined ? [] : [{ name: t('{0} by "{1}"', measure, column), value }];
    });
    const found = own === undefined ? among : [{ name: measure, value: own }];
    if (found.length === 0) {
      const known = [measures, ...slices.map(({ differences }) => differences)].flatMap(Object.keys);
      throw new TaskError(
        t('There is no measure "{0}". Measures: {1}', measure, [...new Set(known)].join(', ')),
      );
    }
    return found
      .filter(({ value }) => !isMet(requirement, value))
      .map(({ name, value }) => t('{0} is {1}, required: {2}', name, shownNumber(value), `${is} ${bound}`));
  });
}

/** Four digits: more are noise. */
export function shownNumber(value: number): string {
  return Number.isFinite(value) ? withDecimalMark(Number(value.toPrecision(4))) : '–';
}
