import { t } from '@vscode/l10n';
import { parseThresholdRule, type ThresholdRule } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';

const GAP = /^(\d{1,9}(?:\.\d{1,9})?)\s?([smhdw])?$/u;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** How a threshold is chosen. @throws TaskError */
export function thresholdRule(text: string): ThresholdRule {
  const rule = parseThresholdRule(text);
  if (rule) return rule;
  throw new TaskError(
    t(
      '"{0}" is not a threshold: valid values are {1}',
      text,
      '0.5, f1, recall>=0.8, precision>=0.9, cost=1:20, alerts=100',
    ),
  );
}

/**
 * A gap in the unit of a column of times.
 * @param isTime false for a column of plain numbers, which counts in its own unit.
 * @throws TaskError
 */
export function gapOf(text: string | undefined, isTime: boolean): number {
  if (text === undefined) return 0;
  const [, value, unit] = GAP.exec(text) ?? [];
  const isRight = value !== undefined && (isTime ? unit !== undefined : unit === undefined);
  if (!isRight)
    throw new TaskError(
      isTime
        ? t('"{0}" is not a gap in time: valid values are {1}', text, '30m, 12h, 5d, 2w')
        : t('"{0}" is not a gap: the time column has numbers, so give a number', text),
    );
  return Number(value) * (unit === undefined ? 1 : (UNITS[unit] ?? 1) * 1000);
}
