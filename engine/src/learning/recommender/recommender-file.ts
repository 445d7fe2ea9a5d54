import { attribute, onnxFile } from '../../inference/onnx-writer.ts';
import { GraphBuilder, ML, TEXTS } from '../export/graph.ts';
import { memoryNote } from '../export/run-memory.ts';
import { tokenNodes } from '../export/token-nodes.ts';
import type { Recommender } from './recommend.ts';
import { HISTORY, SEPARATOR } from './request.ts';

/** What the outputs of a recommender are called. */
export const RECOMMENDED = { items: 'items', scores: 'scores' } as const;

/**
 * The file of a recommender: a history, with `|` between its items, becomes the `k` best items and their scores. Where the items of a
 * list are fewer than `k`, the texts behind them are empty.
 */
export function exportRecommender(
  { items, neighbors, k }: Recommender,
  { metadata, version }: { readonly metadata: Readonly<Record<string, string>>; readonly version: string },
): Uint8Array {
  const graph = new GraphBuilder();
  const size = items.length;
  const { count } = neighbors;
  const history = historyNodes(graph, items);
  const zeros = zeroNodes(graph, size + 1);
  const shares = shareNodes(graph, zeros, history);
  // A row behind the last item has no neighbors: that of what is no item.
  const places = graph.integers(
    [...neighbors.items, ...new Array<number>(count).fill(size)],
    [size + 1, count],
  );
  const cosines = graph.numbers(
    [...neighbors.cosines, ...new Array<number>(count).fill(0)],
    [size + 1, count],
  );
  const flat = graph.integers([0, -1]);
  const weighted = graph.node('Mul', [
    graph.node('Gather', [cosines, history]),
    graph.node('Unsqueeze', [shares, graph.integers([2])]),
  ]);
  const sums = graph.node(
    'ScatterElements',
    [
      zeros,
      graph.node('Reshape', [graph.node('Gather', [places, history]), flat]),
      graph.node('Reshape', [weighted, flat]),
    ],
    { attributes: [attribute.int('axis', 1), attribute.string('reduction', 'add')] },
  );
  const excluded = graph.node(
    'ScatterElements',
    [sums, history, graph.node('Expand', [graph.number(-1), graph.node('Shape', [history])])],
    { attributes: [attribute.int('axis', 1)] },
  );
  listNodes(graph, items, k, excluded);
  return onnxFile(
    {
      name: 'recommender',
      inputs: [{ name: HISTORY, type: 'string', shape: ['rows', 1] }],
      outputs: [
        { name: RECOMMENDED.items, type: 'string', shape: ['rows', k] },
        { name: RECOMMENDED.scores, type: 'double', shape: ['rows', k] },
      ],
      nodes: graph.nodes,
      constants: graph.constants,
    },
    {
      operators: { '': 17, [ML]: 3, [TEXTS]: 1 },
      // All items have a score, and an item of a history, of one letter and what separates it, has its neighbors.
      metadata: { ...metadata, ...memoryNote({ row: size + 1, letter: Math.ceil(count / 2) }) },
      producer: ['vitruve', version],
    },
  );
}

/** The places of the items of each history; behind the last item for others, which each history has one of at least. */
function historyNodes(graph: GraphBuilder, items: readonly string[]): string {
  const tokens = tokenNodes(graph, HISTORY, `[^${SEPARATOR}]+`);
  const places = graph.node('LabelEncoder', [tokens], {
    domain: ML,
    attributes: [
      attribute.strings('keys_strings', items),
      attribute.ints(
        'values_int64s',
        items.map((_, place) => place),
      ),
      attribute.int('default_int64', items.length),
    ],
  });
  const none = graph.node('Expand', [graph.integers([items.length], [1, 1]), graph.node('Shape', [HISTORY])]);
  return graph.node('Concat', [places, none], { attributes: [attribute.int('axis', 1)] });
}

/** A row of zeros for each history. */
function zeroNodes(graph: GraphBuilder, columns: number): string {
  const rows = graph.node('Slice', [
    graph.node('Shape', [HISTORY]),
    graph.integers([0]),
    graph.integers([1]),
  ]);
  const shape = graph.node('Concat', [rows, graph.integers([columns])], {
    attributes: [attribute.int('axis', 0)],
  });
  return graph.node('Expand', [graph.number(0), shape]);
}

/** What each item of a history counts, so that one that is named several times counts once. */
function shareNodes(graph: GraphBuilder, zeros: string, history: string): string {
  const ones = graph.node('Expand', [graph.number(1), graph.node('Shape', [history])]);
  const counts = graph.node('ScatterElements', [zeros, history, ones], {
    attributes: [attribute.int('axis', 1), attribute.string('reduction', 'add')],
  });
  const own = graph.node('GatherElements', [counts, history], { attributes: [attribute.int('axis', 1)] });
  return graph.node('Div', [ones, own]);
}

/** The best items by name. Items are in the order of their popularity, and `TopK` gives the first of equal ones. */
function listNodes(graph: GraphBuilder, items: readonly string[], k: number, scores: string): void {
  const [best, places] = [`vitruve:best`, `vitruve:places`];
  graph.nodes.push({
    operator: 'TopK',
    inputs: [scores, graph.integers([k])],
    outputs: [best, places],
    attributes: [attribute.int('axis', 1)],
  });
  const isSeen = graph.node('Less', [best, graph.number(0)]);
  const listed = graph.node('Where', [isSeen, graph.integers([items.length], []), places]);
  graph.node('Gather', [graph.texts([...items, '']), listed], { output: RECOMMENDED.items });
  graph.node('Where', [isSeen, graph.number(0), best], { output: RECOMMENDED.scores });
}
