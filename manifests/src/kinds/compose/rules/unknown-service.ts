import { t } from '@vscode/l10n';
import { changeTo } from '../../../findings/change-to.ts';
import { nearest } from '../../../schema/nearest.ts';
import { serviceRule } from './compose-rule.ts';

/** A service that another one depends on, extends or shares something with, and that no file of the project has. */
export const unknownService = serviceRule({
  id: 'compose/unknown-service',
  severity: 'error',
  *check({ name: own, uses }, { uri, model, project }) {
    for (const { type, name, span, required } of uses) {
      if (type !== 'service' || !required || !project.lacks('service', name)) continue;
      const meant = nearest(
        name,
        model.services.flatMap((service) => (service.name === own ? [] : [service.name])),
      );
      yield {
        message:
          meant === undefined
            ? t('There is no service "{0}"', name)
            : t('There is no service "{0}": did you mean "{1}"?', name, meant),
        span,
        ...changeTo(uri, span, meant),
      };
    }
  },
});
