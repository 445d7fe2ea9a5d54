import type { Hint } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { touches, type Span } from '../../core/text/span.ts';
import { isSeq, scalarOf, pairOf, valueOf } from '../../core/yaml/node.ts';
import { cronInWords } from '../../formats/schedule/cron.ts';
import { jobsOfMatrix } from './matrix.ts';
import type { WorkflowModel } from './model.ts';

/** Schedules in words, and how many jobs a matrix makes. */
export function workflowHints({ model }: KindContext<WorkflowModel>, within: Span): Hint[] {
  const schedules = model.triggers.flatMap(({ event, settings }) =>
    event.text === 'schedule' && isSeq(settings)
      ? settings.items.flatMap((item) => scalarOf(item, 'cron') ?? [])
      : [],
  );
  const crons = schedules.flatMap(({ text, span }): Hint[] => {
    const words = cronInWords(text);
    return words === undefined ? [] : [{ offset: span.end, label: ` ${words} (UTC)` }];
  });
  const matrices = model.jobs.flatMap(({ node, matrix }): Hint[] => {
    const key = pairOf(valueOf(node, 'strategy'), 'matrix')?.key;
    const count = matrix && jobsOfMatrix(matrix);
    return key && count !== undefined
      ? [{ offset: key.span.end + 1, label: ` ${counted(count, '{0} job', '{0} jobs')}` }]
      : [];
  });
  return [...crons, ...matrices].filter(({ offset }) => touches(within, offset));
}
