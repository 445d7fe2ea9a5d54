import { t } from '@vscode/l10n';
import type { Evaluation } from '../../learning/metrics/evaluation.ts';
import { rocBlock } from '../../learning/source/evaluation-charts.ts';
import { shownNumber } from '../../learning/source/requirement.ts';
import { table, type Block } from '../../running/report/block.ts';
import { shownNumber as shownInChart } from '../../tables/shown-number.ts';
import { verdictOf, type ComparedModel, type Verdict } from './compared-model.ts';

/** A model beside others on the same rows. */
export interface Comparison {
  /** Of the model of the run. */
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly compared: readonly ComparedModel[];
}

/** Models side by side in a report: all measures, what each has more than the model of the run, and the curves; nothing of one alone. */
export function comparisonBlocks({ name, evaluation, compared }: Comparison): readonly Block[] {
  if (compared.length === 0) return [];
  const models = [{ name, evaluation }, ...compared];
  const curve = rocChart(models);
  return [
    { kind: 'heading', text: t('Comparison of the models') },
    table(
      [t('Measure'), ...models.map((each) => each.name)],
      Object.keys(evaluation.measures).map((measure) => [
        measure,
        ...models.map(({ evaluation: { measures } }) => {
          const { value = Number.NaN, low, high } = measures[measure] ?? {};
          return `${shownNumber(value)} (${intervalText({ low, high })})`;
        }),
      ]),
    ),
    ...(curve ? [curve] : []),
    ...compared.flatMap(({ name: other, differences }): readonly Block[] => [
      { kind: 'heading', text: t('"{0}" compared with "{1}"', other, name) },
      table(
        [t('Measure'), t('Difference'), t('95% interval'), t('"{0}" is', other)],
        Object.entries(differences).map(([measure, difference]) => [
          measure,
          signed(difference.value),
          intervalText(difference),
          verdictText(verdictOf(measure, difference)),
        ]),
      ),
    ]),
    {
      kind: 'text',
      text: t(
        'Both models were measured on the same 200 resamples of the rows. A difference counts as clear if 95% of the resamples are on the same side of 0; among many measures, one in twenty may appear clear by chance.',
      ),
    },
  ];
}

/** Models side by side in a terminal. */
export function comparisonLines({ compared }: Pick<Comparison, 'compared'>): readonly string[] {
  return compared.flatMap(({ name, evaluation, differences }) => {
    const names = Object.keys(differences);
    const width = Math.max(0, ...names.map((each) => each.length));
    return [
      t('Compared with "{0}", which is:', name),
      ...Object.entries(differences).map(
        ([measure, difference]) =>
          `  ${measure.padEnd(width)}  ${shownNumber(evaluation.measures[measure]?.value ?? Number.NaN).padEnd(8)}  ` +
          `${signed(difference.value).padEnd(9)}  (${intervalText(difference)})  ${verdictText(verdictOf(measure, difference))}`,
      ),
    ];
  });
}

function rocChart(models: readonly Pick<ComparedModel, 'name' | 'evaluation'>[]): Block | undefined {
  const curves = models.flatMap(({ name, evaluation: { curves: [curve, ...others] = [], measures } }) => {
    if (!curve || others.length > 0) return [];
    return [{ name: t('{0}: {1}', name, shownInChart(measures['rocAuc']?.value ?? Number.NaN)), curve }];
  });
  return curves.length < models.length ? undefined : rocBlock(t('ROC curves with their areas'), curves);
}

function signed(value: number): string {
  return value > 0 ? `+${shownNumber(value)}` : shownNumber(value);
}

function intervalText({
  low,
  high,
}: {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}): string {
  return low === undefined || high === undefined ? '–' : `${shownNumber(low)} – ${shownNumber(high)}`;
}

function verdictText(verdict: Verdict): string {
  switch (verdict) {
    case 'better':
      return t('better');
    case 'worse':
      return t('worse');
    case 'unclear':
      return t('not clearly different');
  }
}
