import type { Graph } from '../../core/graph/graph.ts';
import { fileName } from '../../core/text/resource.ts';

/**
 * True where the file of a decision is called by a number: `2025-11-12-ADR-008-proxy.md` for ADR-008. Its heading may have another
 * one, which is a fault of that record and not of those that name it.
 * @param name as a text names the decision, such as `ADR-008`.
 */
export function isNamedByFile(graph: Graph, name: string, from: string): boolean {
  const number = /\d+/u.exec(name)?.[0];
  if (number === undefined) return false;
  return graph
    .all('decision', from)
    .some(({ uri }) =>
      [...fileName(uri).matchAll(/(?<![\p{L}\d])adr[-_ ]?(\d+)/giu)].some(
        ([, own]) => Number(own) === Number(number),
      ),
    );
}
