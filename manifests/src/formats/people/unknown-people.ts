import { t } from '@vscode/l10n';
import { changeTo } from '../../core/findings/change-to.ts';
import type { RuleFinding } from '../../core/findings/finding.ts';
import { nameKey } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { nearest } from '../json-schema/nearest.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';

/** Of names in a document, those that no matrix of responsibilities knows. None where the workspace declares nobody at all. */
export function* unknownPeople(
  graph: Graph,
  uri: string,
  named: readonly YamlScalar[],
): Iterable<RuleFinding> {
  const unknown = named.filter(
    ({ text }) =>
      !(['role', 'person'] as const).some((type) => graph.find(type, nameKey(text), uri).length > 0),
  );
  if (unknown.length === 0) return;
  const names = [...graph.all('role', uri), ...graph.all('person', uri)].map(({ name }) => name);
  if (names.length === 0) return;
  for (const person of unknown) {
    const { text, span } = person;
    const suggestion = nearest(text, names);
    yield {
      message: suggestion
        ? t('Unknown role or person "{0}". Did you mean "{1}"?', text, suggestion)
        : t('Unknown role or person "{0}"', text),
      span,
      ...changeTo(uri, person, suggestion),
    };
  }
}
