import { t } from '@vscode/l10n';
import { changeTo } from '../../../../core/findings/change-to.ts';
import { nearest } from '../../../../formats/json-schema/nearest.ts';
import { partKey } from '../../resources/identity.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { isNear } from '../../units/release.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A key that pods read of a ConfigMap or Secret that has others. */
export const missingConfigKey = crossResourceRule({
  id: 'kubernetes/missing-config-key',
  severity: 'warning',
  knownAs: ['kube-linter:env-value-from'],
  *check(resource, { graph, document: { uri } }) {
    for (const { reference, parts, optional, kind } of declarationsOf(resource, uri).names) {
      if (optional) continue;
      for (const part of parts) {
        if (!part.types.includes('config-key') || graph.resolve(part).length > 0) continue;
        const holders = graph.resolve(reference);
        // Keys of an empty one are filled in by somebody later; those of a generated one are in other files.
        if (holders.length === 0 || holders.some(({ facts }) => facts?.open === true)) continue;
        const prefix = partKey(reference.key, '');
        const keys = holders.flatMap((holder) =>
          graph
            .declaredIn(holder.uri)
            .filter(({ type, key }) => type === 'config-key' && key.startsWith(prefix))
            .map(({ name }) => name),
        );
        if (keys.length === 0) continue;
        const suggestion = nearest(part.name, keys);
        yield {
          message:
            suggestion === undefined
              ? t('{0} "{1}" has no key "{2}"', kind, reference.name, part.name)
              : t(
                  '{0} "{1}" has no key "{2}". Did you mean "{3}"?',
                  kind,
                  reference.name,
                  part.name,
                  suggestion,
                ),
          span: part.span,
          ...(holders.some((holder) => isNear(graph, uri, holder.uri)) ? {} : { atMost: 'hint' }),
          related: holders.slice(0, 3).map((holder) => ({
            uri: holder.uri,
            span: holder.span,
            message: t('Available keys: {0}', keys.slice(0, 12).join(', ')),
          })),
          ...changeTo(uri, part.span, suggestion),
        };
      }
    }
  },
});
