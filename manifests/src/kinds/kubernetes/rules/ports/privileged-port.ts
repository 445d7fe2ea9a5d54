import { t } from '@vscode/l10n';
import { containerRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Ports below 1024 need a privilege that a container can do without. */
export const privilegedPort = containerRule({
  id: 'kubernetes/privileged-port',
  ...STRICT_ONLY,
  knownAs: ['kube-linter:privileged-ports'],
  *check({ ports }) {
    for (const { number } of ports)
      if (typeof number?.value === 'number' && number.value > 0 && number.value < 1024)
        yield {
          message: t(
            'Port {0} is privileged: use a port above 1023, the Service can map any port to it',
            number.text,
          ),
          span: number.span,
        };
  },
});
