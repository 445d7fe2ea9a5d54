import { t } from '@vscode/l10n';
import { waterfallSvg } from '@vitruve/drawing';
import { counted } from '@vitruve/manifests';
import type { Block } from '../../running/report/block.ts';
import { estimateText, shownAnswer, shownEffect, shownError, whatIsExplained } from './effect-text.ts';
import { givenText, signed, type Reason } from './reasons.ts';
import type { Explained } from './run.ts';

/** Reasons that the chart has a step for; the others are one step together. */
const MOST_STEPS = 12;

/** How the effects of the columns lead from the mean of other rows to what the model says of one. @param row its number, from 1. */
export function waterfallBlock(
  explained: Explained,
  { value, reasons }: NonNullable<Explained['only']>,
  row: number,
): Block {
  const { base, compared } = explained;
  const shown = reasons.length > MOST_STEPS + 1 ? reasons.slice(0, MOST_STEPS) : reasons;
  const others = reasons.slice(shown.length);
  const steps = [
    ...shown.map((reason) => ({
      name: givenText(reason),
      change: reason.effect,
      text: withError(signed(reason.effect, shownEffect), reason.error),
    })),
    ...(others.length > 0 ? [stepOfOthers(others)] : []),
  ];
  const what = whatIsExplained(explained);
  const estimate = estimateText(explained);
  const title = t('From the mean to row {0}: {1}', row, what);
  const [start, end] = [base, value].map((each) => shownAnswer(explained, each));
  const svg = waterfallSvg(
    {
      start: {
        name: t('Mean of {0}', counted(compared, '{0} row', '{0} rows')),
        value: base,
        text: start ?? '',
      },
      steps,
      end: { name: t('Row {0}', row), value, text: end ?? '' },
      axis: { label: estimate === undefined ? what : `${what}, ${estimate}`, shown: shownEffect },
      labels: { raises: t('Raises it'), lowers: t('Lowers it') },
    },
    title,
  );
  const parts = [title, estimate, start, ...steps.map((step) => `${step.name} ${step.text}`), end];
  const text = parts.filter((part) => part !== undefined).join('; ');
  return { kind: 'chart', text, svg };
}

/** `+0.31 ± 0.02` */
function withError(effect: string, error: number | undefined): string {
  return error === undefined ? effect : `${effect} ± ${shownError(error)}`;
}

function stepOfOthers(others: readonly Reason[]): {
  readonly name: string;
  readonly change: number;
  readonly text: string;
} {
  const change = others.reduce((sum, { effect }) => sum + effect, 0);
  return {
    name: counted(others.length, '{0} other column', '{0} other columns'),
    change,
    text: signed(change, shownEffect),
  };
}
