import { t } from '@vscode/l10n';
import { serviceRule } from './compose-rule.ts';
import { healthOf } from './health.ts';

/** A service that waits until another is healthy, which nothing here checks. */
export const unhealthyDependency = serviceRule({
  id: 'compose/unhealthy-dependency',
  severity: 'hint',
  *check({ uses }, { services, project }) {
    for (const { type, name, condition } of uses) {
      if (type !== 'service' || condition?.text !== 'service_healthy') continue;
      const target = services.get(name);
      if (!target || target.extends || project.declarations('service', name).length > 1) continue;
      const health = healthOf(target);
      if (health === 'checked') continue;
      yield {
        message:
          health === 'disabled'
            ? t('The health check of "{0}" is disabled: it never becomes healthy', name)
            : t('"{0}" has no health check: it becomes healthy only if its image defines one', name),
        span: condition.span,
      };
    }
  },
});
