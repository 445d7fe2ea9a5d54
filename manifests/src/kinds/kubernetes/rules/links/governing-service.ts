import { t } from '@vscode/l10n';
import { declarationsOf } from '../../entities/declarations.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { missingRule } from '../../checks/missing.ts';

/** A StatefulSet whose Service is not there. */
export const governingService = missingRule({
  id: 'kubernetes/governing-service',
  knownAs: ['kube-score:statefulset-has-servicename'],
  relations: ['governing-service'],
  // Pods that need no names of their own run without it.
  doubtful: () => true,
});

/** A StatefulSet whose Service gives its pods no names: it is not headless. */
export const headlessService = crossResourceRule({
  id: 'kubernetes/headless-service',
  severity: 'hint',
  knownAs: ['kube-score:statefulset-has-servicename'],
  *check(resource, { graph, document: { uri } }) {
    for (const { place, reference } of declarationsOf(resource, uri).names) {
      if (place.relation !== 'governing-service') continue;
      const services = graph.resolve(reference);
      if (services.length === 0 || services.some(({ facts }) => facts?.headless !== false)) continue;
      yield {
        message: t(
          'Service "{0}" is not headless: the pods of the StatefulSet get no DNS names from it',
          reference.name,
        ),
        span: reference.span,
        related: services
          .slice(0, 3)
          .map(({ uri: at, span }) => ({ uri: at, span, message: t('Set "clusterIP: None"') })),
      };
    }
  },
});
