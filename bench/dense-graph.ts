import { NODE_SHAPES, TONES, type Diagram } from '@vitruve/manifests';

const GROUP = 20;
const WORDS = [
  'Store',
  'Queue',
  'Gateway',
  'Catalogue',
  'Ledger',
  'Scheduler',
  'Report',
  'Archive',
  'Index',
  'Portal',
];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A dense graph in clusters: groups of twenty nodes, 1.6 arrows for each node within its group and 0.4 to other groups. The
 * same for the same size.
 */
export function denseGraph(size: number): Diagram {
  const next = random(size);
  const below = (limit: number): number => Math.floor(next() * limit);
  const groupOf = (index: number): number => Math.floor(index / GROUP);
  const nodes = Array.from({ length: size }, (_, index) => ({
    id: `node-${index}`,
    label: `${WORDS[below(WORDS.length)] ?? ''} ${WORDS[below(WORDS.length)] ?? ''} ${index}`,
    detail: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
    shape: NODE_SHAPES[below(3)] ?? 'box',
    tone: TONES[below(TONES.length)] ?? 'neutral',
    group: `group-${groupOf(index)}`,
    source: { uri: 'file:///bench.yaml', start: index * 40, end: index * 40 + 20 },
  }));
  const edges = nodes.flatMap((_, index) => {
    const first = groupOf(index) * GROUP;
    const inside = (): number => first + below(Math.min(GROUP, size - first));
    const targets = [inside(), ...(next() < 0.6 ? [inside()] : []), ...(next() < 0.4 ? [below(size)] : [])];
    return targets
      .filter((target) => target !== index)
      .map((target) => ({
        from: `node-${index}`,
        to: `node-${target}`,
        line: 'solid' as const,
        tone: 'neutral' as const,
      }));
  });
  const groups = Array.from({ length: Math.ceil(size / GROUP) }, (_, index) => ({
    id: `group-${index}`,
    label: `Group ${index}`,
  }));
  return { direction: 'down', nodes, edges, groups, legend: [] };
}
