import type { Reference } from '../../../core/graph/entity.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { isMap, itemsOf, scalarOf, valueOf, type YamlNode } from '../../../core/yaml/node.ts';
import type { Resource } from '../resources/model.ts';

/** What a step of a Chainsaw test compares with the cluster: the fields that it names, and no others. */
const COMPARED = ['assert', 'error'];
/** What it sends to the cluster: parts, where an earlier step made the whole. */
const SENT = ['apply', 'create', 'patch', 'update', 'delete'];
const PHASES = ['try', 'catch', 'finally', 'cleanup'];

/**
 * The files that a test of Chainsaw names, relative to its own (https://kyverno.github.io/chainsaw): `asserts` or `tests`.
 * A pattern of several files is passed over.
 */
export function testFiles(resource: Resource, uri: string): readonly Reference[] {
  const { root, group, kind } = resource;
  if (group !== 'chainsaw.kyverno.io' || kind !== 'Test') return [];
  const steps = valueOf(valueOf(root, 'spec'), 'steps');
  return itemsOf(steps).flatMap((step) =>
    PHASES.flatMap((phase) => itemsOf(valueOf(step, phase)).flatMap((operation) => named(operation, uri))),
  );
}

function named(operation: YamlNode | null, uri: string): readonly Reference[] {
  if (!isMap(operation)) return [];
  return [...COMPARED, ...SENT].flatMap((verb): readonly Reference[] => {
    const file = scalarOf(valueOf(operation, verb), 'file');
    if (!file || file.text === '' || /[*?[$(]/u.test(file.text)) return [];
    return [
      {
        types: ['file'],
        uri,
        name: file.text,
        key: file.text,
        span: file.span,
        notation: 'fixed',
        relation: COMPARED.includes(verb) ? 'asserts' : 'tests',
        target: resolveFrom(uri, file.text),
      },
    ];
  });
}
