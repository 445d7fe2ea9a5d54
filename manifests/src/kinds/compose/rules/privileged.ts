import { t } from '@vscode/l10n';
import { scalarOf } from '../../../core/yaml/node.ts';
import { serviceRule } from './compose-rule.ts';

/** A container that may do what root of the host may. */
export const privileged = serviceRule({
  id: 'compose/privileged',
  severity: 'hint',
  profiles: { security: 'warning', strict: 'warning' },
  *check({ node }) {
    const value = scalarOf(node, 'privileged');
    if (value?.value === true)
      yield {
        message: t(
          '"privileged: true" gives the container root access to the host: list the required capabilities ("cap_add") instead',
        ),
        span: value.span,
      };
  },
});
