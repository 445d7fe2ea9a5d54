import { t } from '@vscode/l10n';
import { isScalar } from '../../../core/yaml/node.ts';
import { serviceRule } from './compose-rule.ts';

/** What YAML 1.1 reads as a number of base 60: `22:22` is 1342 there. */
const SEXAGESIMAL = /^[1-9]\d*(?::[0-5]?\d)+$/u;

/** Two ports without quotes that readers of YAML 1.1 take for minutes and seconds. */
export const unquotedPort = serviceRule({
  id: 'compose/unquoted-port',
  severity: 'warning',
  *check({ ports }, { uri }) {
    for (const { node } of ports) {
      if (!isScalar(node) || node.style !== 'plain' || !SEXAGESIMAL.test(node.text)) continue;
      const { span, text } = node;
      yield {
        message: t('YAML 1.1 parsers read {0} as a base-60 number: quote it', text),
        span,
        fixes: [
          {
            title: t('Add quotes'),
            certain: 'notation',
            changes: () => [{ kind: 'text', uri, span, text: JSON.stringify(text) }],
          },
        ],
      };
    }
  },
});
