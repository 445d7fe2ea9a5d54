import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../yaml/node.ts';
import { mapsAt } from '../../places.ts';
import { nameOf } from '../../workload.ts';
import { containerRule } from '../resource-rule.ts';

/** Of two variables of one name the last counts, unless it refers to the first. */
export const duplicateEnv = containerRule({
  id: 'kubernetes/duplicate-env',
  severity: 'warning',
  knownAs: ['kube-linter:duplicate-env-var', 'kube-score:environment-variable-key-duplication'],
  *check(container, _pods, _resource, { uri }) {
    const first = new Map<string, { readonly start: number; readonly end: number }>();
    for (const variable of mapsAt(container.node, 'env')) {
      const name = scalarOf(variable, 'name');
      if (!name) continue;
      const earlier = first.get(name.text);
      if (!earlier) first.set(name.text, name.span);
      else if (!scalarOf(variable, 'value')?.text.includes(`$(${name.text})`))
        yield {
          message: t(
            '"{0}" is set twice in container "{1}": only the last one counts',
            name.text,
            nameOf(container),
          ),
          span: name.span,
          related: [{ uri, span: earlier, message: t('Set here first') }],
        };
    }
  },
});
