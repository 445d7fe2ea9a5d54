import { t } from '@vscode/l10n';
import type { Hint, Lens } from '../../core/contributions/annotation.ts';
import { counted } from '../../core/language.ts';
import { cronInWords } from '../../formats/schedule/cron.ts';
import { touches, type Span } from '../../core/text/span.ts';
import { isSeq, pairOf, scalarOf, valueOf } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
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

/** Who waits for a job. */
export function jobLenses({ model, document }: KindContext<WorkflowModel>): Lens[] {
  return model.jobs.flatMap(({ id, key }) => {
    const waiting = model.jobs.flatMap((job) =>
      job.needs.filter(({ text }) => text.toLowerCase() === key).map((need) => ({ job, need })),
    );
    if (waiting.length === 0) return [];
    return [
      {
        span: id.span,
        title: t('required by {0}', waiting.map(({ job }) => job.id.text).join(', ')),
        opens: waiting.map(({ need }) => ({ uri: document.uri, span: need.span })),
      },
    ];
  });
}

/** Jobs and steps. */
export function workflowFolds({ model }: KindContext<WorkflowModel>): Span[] {
  return [
    ...model.jobs.flatMap(({ extent, steps }) => [extent, ...steps.map(({ node }) => node.span)]),
    ...(model.action?.steps ?? []).map(({ node }) => node.span),
  ];
}
