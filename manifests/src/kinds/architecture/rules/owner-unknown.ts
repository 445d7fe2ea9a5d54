import { scalarOf } from '../../../core/yaml/node.ts';
import { unknownPeople } from '../../../formats/people/unknown-people.ts';
import { architectureRule } from './architecture-rule.ts';

/** An owner that no matrix of responsibilities knows. Asked only where the workspace declares roles or people at all. */
export const ownerUnknown = architectureRule(
  'architecture/owner-unknown',
  'warning',
  ({ architecture, graph, uri }) =>
    unknownPeople(
      graph,
      uri,
      [{ node: architecture.root }, ...architecture.elements, ...architecture.data].flatMap(
        ({ node }) => scalarOf(node, 'owner') ?? [],
      ),
    ),
);
