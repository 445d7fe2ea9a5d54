/**
 * Measures dominators, cycles and betweenness on a model's graph beside a reference library, which must find the same. Run with
 * `PYTHON=/path/to/python npm run bench:architecture-graph`, where that Python has `networkx`; `--elements=10000`, `--flows=30000`,
 * `--rounds=5`. Betweenness takes elements times flows: it is measured on a tenth of both.
 */
import { execFileSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { betweennessOf } from '../manifests/src/core/order/betweenness.ts';
import { arrowsOf } from '../manifests/src/core/order/arrows.ts';
import { cyclesIn, cyclicGroupsOf } from '../manifests/src/core/order/cycles.ts';
import { dominatorsIn } from '../manifests/src/core/order/dominators.ts';
import { percentile } from './statistics.ts';

const python = process.env['PYTHON'] ?? 'python3';
const option = (name: string, fallback: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const elements = option('elements', 10_000);
const flows = option('flows', 30_000);
const rounds = option('rounds', 5);

/** The same numbers in each run. */
let seed = 7;
function below(limit: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 1;
  return seed % limit;
}

type Arrow = readonly [from: number, to: number];

/** Most lead forward, a few back. */
function drawn(nodes: number, count: number): readonly Arrow[] {
  return Array.from({ length: count }, () => {
    const from = below(nodes);
    const to =
      below(97) === 0 ? Math.max(0, from - 1 - below(400)) : Math.min(nodes - 1, from + 1 + below(400));
    return [from, to] as const;
  }).filter(([from, to]) => from !== to);
}

interface Answers {
  /** The immediate dominators of what the first node leads to, by node; of what is not reached none. */
  readonly dominators: readonly (readonly [number, number])[];
  /** Groups of nodes that lead to each other, each in order. */
  readonly cycles: readonly (readonly number[])[];
  readonly betweenness: readonly number[];
}

interface Answered extends Answers {
  readonly milliseconds: Readonly<Record<keyof Answers, readonly number[]>>;
}

const REFERENCE = `
import json, sys, time
import networkx as nx
asked = json.load(sys.stdin)
def graph(part):
    made = nx.DiGraph()
    made.add_nodes_from(range(part['nodes']))
    made.add_edges_from(part['arrows'])
    return made
large, small = graph(asked['large']), graph(asked['small'])
times = {'dominators': [], 'cycles': [], 'betweenness': []}
def timed(name, run):
    for _ in range(asked['rounds'] if name != 'betweenness' else 1):
        began = time.perf_counter()
        result = run()
        times[name].append((time.perf_counter() - began) * 1000)
    return result
dominators = timed('dominators', lambda: nx.immediate_dominators(large, 0))
cycles = timed('cycles', lambda: [sorted(group) for group in nx.strongly_connected_components(large) if len(group) > 1])
betweenness = timed('betweenness', lambda: nx.betweenness_centrality(small, normalized=False))
json.dump({
    'version': nx.__version__,
    'milliseconds': times,
    'dominators': sorted([node, by] for node, by in dominators.items() if by is not None and by != node),
    'cycles': sorted(cycles),
    'betweenness': [betweenness[node] for node in range(asked['small']['nodes'])],
}, sys.stdout)
`;

interface Part {
  readonly nodes: number;
  readonly arrows: readonly Arrow[];
}

const large: Part = { nodes: elements, arrows: drawn(elements, flows) };
const small: Part = {
  nodes: Math.ceil(elements / 10),
  arrows: drawn(Math.ceil(elements / 10), Math.ceil(flows / 10)),
};

function nextIn({ nodes, arrows }: Part): (node: number) => readonly number[] {
  const next: number[][] = Array.from({ length: nodes }, () => []);
  for (const [from, to] of arrows) next[from]?.push(to);
  const once = next.map((list) => [...new Set(list)]);
  return (node) => once[node] ?? [];
}

function numbersOf({ nodes }: Part): readonly number[] {
  return Array.from({ length: nodes }, (_, node) => node);
}

function ownAnswers(): Answered {
  const milliseconds = { dominators: [] as number[], cycles: [] as number[], betweenness: [] as number[] };
  const timed = <Result>(name: keyof Answers, run: () => Result): Result => {
    let result = run();
    for (let round = 0; round < (name === 'betweenness' ? 1 : rounds); round++) {
      const began = performance.now();
      result = run();
      milliseconds[name].push(performance.now() - began);
    }
    return result;
  };
  const next = nextIn(large);
  const arrows = arrowsOf(large.nodes, next);
  const dominators = timed('dominators', () => dominatorsIn(arrows, 0));
  const ways = timed('cycles', () => cyclesIn(arrows));
  const cycles = cyclicGroupsOf(numbersOf(large), next);
  assert.equal(ways.length, cycles.length);
  const nextInSmall = nextIn(small);
  const { shares } = timed('betweenness', () => betweennessOf(numbersOf(small), nextInSmall));
  return {
    milliseconds,
    dominators: [...dominators.entries()].filter(([, by]) => by !== -1),
    cycles: cycles.map((group) => [...group].sort((one, other) => one - other)).sort(byFirst),
    betweenness: numbersOf(small).map((node) => shares.get(node) ?? 0),
  };
}

function byFirst([one = 0]: readonly number[], [other = 0]: readonly number[]): number {
  return one - other;
}

function referenceAnswers(): Answered & { readonly version: string } {
  const input = JSON.stringify({ large, small, rounds });
  const output = execFileSync(python, ['-c', REFERENCE], { input, maxBuffer: 1 << 28 });
  return JSON.parse(output.toString()) as Answered & { readonly version: string };
}

const own = ownAnswers();
console.log(`${elements} elements, ${flows} flows; betweenness: ${small.nodes}, ${small.arrows.length}`);
try {
  execFileSync(python, ['-c', 'import networkx'], { stdio: 'ignore' });
} catch {
  console.log(`Not compared: "${python}" has no networkx`);
  for (const [name, times] of Object.entries(own.milliseconds))
    console.log(`${name}: ${percentile(times, 0.5).toFixed(1)} ms`);
  process.exit(0);
}
const reference = referenceAnswers();
assert.deepEqual(own.dominators, reference.dominators);
assert.deepEqual(own.cycles, reference.cycles);
for (const [node, share] of own.betweenness.entries())
  assert.ok(
    Math.abs(share - (reference.betweenness[node] ?? 0)) <= 1e-9 * Math.max(1, share),
    `node ${node}`,
  );
console.log(
  `The same as networkx ${reference.version}: ${own.dominators.length} dominators, ${own.cycles.length} cycles, betweenness of ${small.nodes}`,
);
for (const name of ['dominators', 'cycles', 'betweenness'] as const) {
  const [ours, theirs] = [own.milliseconds[name], reference.milliseconds[name]].map((times) =>
    percentile(times, 0.5),
  );
  console.log(
    `${name}: ${ours?.toFixed(1)} ms, networkx ${theirs?.toFixed(1)} ms, ratio ${((theirs ?? 0) / (ours ?? 1)).toFixed(1)}`,
  );
}
