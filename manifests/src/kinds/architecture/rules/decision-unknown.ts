import { scalarOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { unknownDecisions } from '../../../formats/citations/unknown-decisions.ts';
import { architectureRule } from './architecture-rule.ts';

/** A decision that no record of the workspace has. Asked only where the workspace has records at all. */
export const decisionUnknown = architectureRule(
  'architecture/decision-unknown',
  'warning',
  ({ architecture, graph, uri }) => {
    if (!graph.declares('decision', uri)) return [];
    const { root, elements, data, flows, waivers } = architecture;
    const nodes = [root, ...[...elements, ...data].map(({ node }) => node), ...flows.map(({ map }) => map)];
    return unknownDecisions(graph, uri, [
      ...nodes.flatMap((node) => scalarsOf(valueOf(node, 'decisions'))),
      ...waivers.flatMap((waiver) => scalarOf(waiver, 'decision') ?? []),
    ]);
  },
);
