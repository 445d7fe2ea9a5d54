import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { sectionOf } from '../content.ts';
import type { Decision } from '../model.ts';

export const twoOptions: Rule<Decision> = {
  id: 'adr/two-options',
  severity: 'warning',
  *check({ document, model }) {
    const section = sectionOf(model.sections, 'options');
    if (!section || model.dialect !== 'madr' || model.options.length > 1) return;
    const prose = document.getText().slice(section.body.start, section.body.end).trim() !== '';
    // Options told in sentences are not counted.
    if (model.options.length === 0 && prose) return;
    yield {
      message: t('At least two options are required; "do nothing" counts as one'),
      span: model.options[0]?.span ?? section.span,
    };
  },
};
