import { t } from '@vscode/l10n';
import { changeTo } from '../../../../core/findings/change-to.ts';
import type { Fix, RuleFinding } from '../../../../core/findings/finding.ts';
import type { Entity } from '../../../../core/graph/entity.ts';
import { isSlip, nearest } from '../../../../formats/json-schema/nearest.ts';
import { isMap, pairOf, valueOf, type YamlScalar } from '../../../../core/yaml/node.ts';
import type { Choice } from '../../selectors/choice.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { chosenBy } from '../../selectors/chosen.ts';
import { isNamespace, labelsOfNamespace } from '../../selectors/namespaces.ts';
import { OWN_LABEL } from '../../resources/own-label.ts';
import { releaseOf } from '../../units/release.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** Kinds whose selectors mean namespaces that are set up with them; those of webhooks mean any that the cluster has. */
const KINDS: ReadonlySet<string> = new Set(['NetworkPolicy', 'Gateway']);

/** A selector that names a namespace of the release by a label that this does not bear. */
export const namespaceSelector = crossResourceRule({
  id: 'kubernetes/namespace-selector',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    if (!KINDS.has(resource.kind)) return;
    for (const choice of declarationsOf(resource, uri).choices) {
      if (choice.place.use !== 'namespaces' || chosenBy(choice, graph, uri).length > 0) continue;
      const { resources, labelled } = releaseOf(graph, uri);
      if (labelled) continue;
      const namespaces = resources.filter(isNamespace);
      for (const { name, value } of choice.selector.written)
        yield* unborne(name, value, choice, { namespaces, uri });
    }
  },
});

function* unborne(
  label: string,
  value: YamlScalar,
  choice: Choice,
  { namespaces, uri }: { readonly namespaces: readonly Entity[]; readonly uri: string },
): Iterable<RuleFinding> {
  const bearing = namespaces.filter((namespace) => label in labelsOfNamespace(namespace));
  const values = bearing.map((namespace) => labelsOfNamespace(namespace)[label] ?? '');
  if (values.includes(value.text)) return;
  const named = namespaces.find(({ name }) => name === value.text);
  if (named && !bearing.includes(named)) {
    yield {
      message: t(
        'Namespace "{0}" has no label "{1}": use "{2}" to select it by name',
        named.name,
        label,
        OWN_LABEL,
      ),
      span: value.span,
      related: [{ uri: named.uri, span: named.span, message: t('Namespace "{0}"', named.name) }],
      fixes: byName(choice, label, uri),
    };
    return;
  }
  const suggestion = nearest(value.text, values);
  if (suggestion === undefined || !isSlip(value.text, suggestion)) return;
  yield {
    message: t('No namespace has the label {0}={1}. Did you mean "{2}"?', label, value.text, suggestion),
    span: value.span,
    ...changeTo(uri, value, suggestion),
  };
}

/** Asks for the label that every namespace bears in place of another. */
function byName({ node }: Choice, label: string, uri: string): readonly Fix[] {
  const labels = valueOf(node, 'matchLabels');
  const key = isMap(labels) ? pairOf(labels, label)?.key : undefined;
  if (!key) return [];
  return [
    {
      title: t('Change to "{0}"', OWN_LABEL),
      changes: () => [{ kind: 'text', uri, span: key.span, text: OWN_LABEL }],
    },
  ];
}
