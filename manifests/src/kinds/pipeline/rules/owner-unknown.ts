import { unknownPeople } from '../../../formats/people/unknown-people.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** An owner that no matrix of responsibilities knows. Asked only where the workspace declares roles or people at all. */
export const ownerUnknown = pipelineRule('pipeline/owner-unknown', 'warning', ({ pipeline, graph, uri }) =>
  unknownPeople(
    graph,
    uri,
    [pipeline, ...pipeline.stages.values()].flatMap(({ owner }) => owner ?? []),
  ),
);
