import { t } from '@vscode/l10n';
import { serviceRule } from './compose-rule.ts';

/** A service that needs another one which its own profiles do not start. */
export const profileDependency = serviceRule({
  id: 'compose/profile-dependency',
  severity: 'warning',
  *check({ profiles, uses }, { services, project }) {
    for (const { type, relation, name, required, span } of uses) {
      if (type !== 'service' || relation !== 'depends-on' || !required) continue;
      const target = services.get(name);
      if (!target || target.profiles.length === 0 || project.declarations('service', name).length > 1)
        continue;
      if (profiles.length > 0 && profiles.every((profile) => target.profiles.includes(profile))) continue;
      yield {
        message: t(
          '"{0}" starts only with profile {1}: add the profile to this service, or set "required: false"',
          name,
          target.profiles.join(', '),
        ),
        span,
      };
    }
  },
});
