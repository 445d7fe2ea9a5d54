import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { pairOf, scalarOf, valueOf } from '../../../core/yaml/node.ts';
import { hasVariables } from '../interpolation.ts';
import { serviceRule } from './compose-rule.ts';

const POLICIES = ['no', 'always', 'on-failure', 'unless-stopped'];

/** A restart policy that Docker does not know, or one that another overrules. */
export const restartPolicy = serviceRule({
  id: 'compose/restart-policy',
  severity: 'warning',
  *check({ node }, { uri }) {
    const restart = scalarOf(node, 'restart');
    if (!restart || hasVariables(restart.text) || restart.text === '') return;
    const overruling = pairOf(valueOf(node, 'deploy'), 'restart_policy');
    const { span, text } = restart;
    if (
      typeof restart.value === 'string' &&
      !/^(?:no|always|unless-stopped|on-failure(?::\d+)?)$/u.test(text)
    ) {
      const suggestion = nearest(text, POLICIES);
      yield {
        message: t('"{0}" is not a valid restart policy. Valid values: {1}', text, POLICIES.join(', ')),
        span,
        ...changeTo(uri, restart, suggestion),
      };
    } else if (overruling) {
      yield {
        message: t('"deploy.restart_policy" takes precedence'),
        span,
        related: [{ uri, span: overruling.key.span, message: t('Conflicting key') }],
      };
    }
  },
});
