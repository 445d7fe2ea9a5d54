import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { numberedName } from '../../../formats/citations/file-name.ts';
import { renumbered } from '../../../formats/citations/mention.ts';
import type { Decision } from '../model.ts';

export const fileNameNumber: Rule<Decision> = {
  id: 'adr/file-name-number',
  severity: 'warning',
  *check({ document, model: { headingNumber } }) {
    const name = numberedName(document.uri);
    if (!name || !headingNumber || name.number === headingNumber.number) return;
    const text = renumbered(headingNumber.text, name.number);
    yield {
      message: t(
        'Number mismatch: {0} in the heading, {1} in the file name',
        String(headingNumber.number),
        name.digits,
      ),
      span: headingNumber.span,
      fixes: [
        {
          title: t('Change the heading number to {0}', text),
          changes: () => [{ kind: 'text', uri: document.uri, span: headingNumber.span, text }],
        },
      ],
    };
  },
};
