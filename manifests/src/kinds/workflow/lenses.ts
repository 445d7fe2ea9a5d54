import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import type { WorkflowModel } from './model.ts';

/** Who waits for a job. */
export function workflowLenses({ model, document }: KindContext<WorkflowModel>): Lens[] {
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
