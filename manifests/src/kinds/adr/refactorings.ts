import { t } from '@vscode/l10n';
import { contains, touches, type Span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Refactoring } from '../../core/contributions/refactoring.ts';
import { allowedStatuses, changeStatus } from './create.ts';
import type { Decision } from './model.ts';
import { missingSections, sectionInsertion } from './sections.ts';
import { statusLabel } from '../../formats/citations/status.ts';

/** On the status: the next ones. On a heading: the optional sections of the dialect. */
export function decisionRefactorings(context: KindContext<Decision>, at: Span): Refactoring[] {
  const { document, model } = context;
  const refactorings: Refactoring[] = [];
  if (model.status && touches(model.status.span, at.start)) {
    for (const status of allowedStatuses(context))
      if (status !== 'superseded')
        refactorings.push({
          title: t('Change the status to "{0}"', statusLabel(status)),
          changes: () => changeStatus(context, status),
        });
  }
  const heading = model.sections.some((section) => contains(section.heading, at));
  if (!heading || (model.dialect !== 'madr' && model.dialect !== 'nygard')) return refactorings;
  for (const missing of missingSections(model, true))
    refactorings.push({
      title: t('Add section "{0}"', missing.heading),
      changes: () => [sectionInsertion(document.uri, document.getText(), model, missing)],
    });
  return refactorings;
}
