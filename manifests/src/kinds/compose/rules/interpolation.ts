import { t } from '@vscode/l10n';
import { within } from '../../../core/text/span.ts';
import { variablesIn } from '../interpolation.ts';
import { scalarsIn } from '../variables.ts';
import { composeRule } from './compose-rule.ts';

/** A `${` that opens no variable, so that Compose refuses the file. */
export const interpolation = composeRule({
  id: 'compose/interpolation',
  severity: 'error',
  *check({ uri, model, document }) {
    const text = document.getText();
    if (!text.includes('${')) return;
    for (const scalar of model.roots.flatMap((root) => [...scalarsIn(root, '${')])) {
      // Compose reads the value, where a line that "\" continues is whole.
      if (variablesIn(scalar.text).faults.length === 0) continue;
      const { span } = scalar;
      const written = text.slice(span.start, span.end);
      for (const fault of variablesIn(written).faults) {
        const start = span.start + fault;
        const shown = /^\$\{[^\s}]{0,30}\}?/u.exec(written.slice(fault))?.[0] ?? '${';
        yield {
          message: t('Invalid interpolation "{0}": use "$$" for a literal dollar sign', shown),
          span: within(span, start, start + shown.length),
          fixes: [
            {
              title: t('Change to "$$"'),
              changes: () => [{ kind: 'text', uri, span: { start, end: start }, text: '$' }],
            },
          ],
        };
      }
    }
  },
});
