import { t } from '@vscode/l10n';
import { serviceRule } from './compose-rule.ts';
import { testOf } from './health.ts';

const FORMS = new Set(['CMD', 'CMD-SHELL', 'NONE']);

/** A health check as a list that does not begin with how it is run. */
export const healthcheckTest = serviceRule({
  id: 'compose/healthcheck-test',
  severity: 'error',
  *check(service, { uri }) {
    const [first] = testOf(service);
    if (!first || FORMS.has(first.text)) return;
    const { span } = first;
    const isForm = FORMS.has(first.text.toUpperCase());
    yield {
      message: t('A health check list must start with CMD, CMD-SHELL or NONE, not "{0}"', first.text),
      span,
      fixes: [
        isForm
          ? {
              title: t('Change to "{0}"', first.text.toUpperCase()),
              changes: () => [{ kind: 'text', uri, span, text: first.text.toUpperCase() }],
            }
          : {
              title: t('Insert "CMD"'),
              changes: () => [
                { kind: 'text', uri, span: { start: span.start, end: span.start }, text: 'CMD, ' },
              ],
            },
      ],
    };
  },
});
