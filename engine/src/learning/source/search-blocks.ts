import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { table, type Block } from '../../running/report/block.ts';
import { faultText } from '../process/fault-text.ts';
import type { ParameterValue, SearchResult, Trial } from '../training/request.ts';
import { shownNumber } from './requirement.ts';

/** The trials of a search, in a report, with the one that was kept; nothing without a search. */
export function searchBlocks(search: SearchResult | undefined): readonly Block[] {
  if (!search) return [];
  const { measure, trials, kept } = search;
  const names = [...new Set(trials.flatMap(({ parameters }) => Object.keys(parameters)))];
  return [
    { kind: 'heading', text: t('Parameter search') },
    { kind: 'text', text: `${searchLine(search)} (*)` },
    table(
      [t('Trial'), ...names, t('Training rows'), measure],
      trials.map((trial, index) => [
        index === kept ? `${index + 1} *` : index + 1,
        ...names.map((name) => shownValue(trial.parameters[name])),
        trial.rows,
        outcomeOf(trial),
      ]),
    ),
  ];
}

/** What was kept of a search, in a line. */
export function searchLine({ measure, trials, kept, best }: SearchResult): string {
  const values = Object.entries(best).map(([name, value]) => `${name} ${shownValue(value)}`);
  return t(
    '{0}, the best one with {1} {2} on the validation rows: {3}',
    counted(trials.length, '{0} trial', '{0} trials'),
    measure,
    shownNumber(trials[kept]?.value ?? Number.NaN),
    values.join(', '),
  );
}

function outcomeOf({ value, fault }: Trial): string {
  return fault ? faultText(fault) : shownNumber(value ?? Number.NaN);
}

function shownValue(value: ParameterValue | undefined): string {
  if (typeof value === 'number') return shownNumber(value);
  return typeof value === 'string' ? value : `[${(value ?? []).join(', ')}]`;
}
