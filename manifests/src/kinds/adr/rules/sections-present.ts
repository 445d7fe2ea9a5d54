import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import { missingSections, sectionInsertion } from '../sections.ts';
import type { SectionRole } from '../headings.ts';
import type { Decision } from '../model.ts';

export const sectionsPresent: Rule<Decision> = {
  id: 'adr/sections-present',
  severity: 'warning',
  *check({ document, model }) {
    const { dialect, title, sections } = model;
    if (dialect !== 'madr' && dialect !== 'nygard') return;
    const [first] = sections;
    if (!title) {
      const at = first ? first.span : span(0, 0);
      yield { message: t('The record has no title'), span: at };
    }
    for (const missing of missingSections(model)) {
      if (isToldElsewhere(missing.role, model)) continue;
      yield {
        message: t('Missing section: "{0}"', missing.heading),
        // Many teams leave them out on purpose.
        ...(missing.role === 'options' || missing.role === 'consequences'
          ? { atMost: 'information' as const }
          : {}),
        span: title?.span ?? first?.span ?? span(0, 0),
        fixes: [
          {
            title: t('Add section "{0}"', missing.heading),
            changes: () => [sectionInsertion(document.uri, document.getText(), model, missing)],
          },
        ],
      };
    }
  },
};

/** The sentences under the title are the context; a record that is not decided yet needs no outcome. */
function isToldElsewhere(role: SectionRole, { hasIntroduction, status }: Decision): boolean {
  if (role === 'context') return hasIntroduction === true;
  return role === 'outcome' && (status?.value === 'draft' || status?.value === 'proposed');
}
