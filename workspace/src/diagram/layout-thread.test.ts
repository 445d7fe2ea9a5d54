import assert from 'node:assert/strict';
import type { Layout } from '@vitruve/drawing';
import type { Diagram } from '@vitruve/manifests';
import { LayoutError, LayoutThread, type LayoutAsk, type LayoutLimits } from './layout-thread.ts';

/** The thread's program as it is: a thread does not inherit what reads TypeScript for the others. */
const PROGRAM = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))};
    register();
    await import(${JSON.stringify(new URL('./layout-worker.ts', import.meta.url).href)});
  `)}`,
);

/** A chain of nodes; `seed` distinguishes it from others. */
function chain(length: number, seed = ''): Diagram {
  const ids = Array.from({ length }, (_, index) => `${seed}${index}`);
  return {
    direction: 'down',
    nodes: ids.map((id) => ({ id, label: `Node ${id}`, shape: 'box', tone: 'neutral' })),
    edges: ids
      .slice(1)
      .map((id, index) => ({ from: `${seed}${index}`, to: id, line: 'solid', tone: 'neutral' })),
    groups: [],
    legend: [],
  };
}

/** Many nodes, each joined to many: nothing that is done in a moment. */
function tangle(size: number): Diagram {
  const whole = chain(size);
  const edges = whole.nodes.flatMap(({ id }, index) =>
    [7, 31, 101, 211].map((step) => ({
      from: id,
      to: String((index * step + step) % size),
      line: 'solid' as const,
      tone: 'neutral' as const,
    })),
  );
  return { ...whole, edges };
}

describe('the layout thread', () => {
  let thread: LayoutThread;
  const start = (limits: Partial<LayoutLimits> = {}): void => {
    thread = new LayoutThread(PROGRAM, limits);
  };
  const refusal = (diagram: Diagram, ask: LayoutAsk = {}): Promise<string> =>
    thread.layOut(diagram, ask).then(
      () => 'laid out',
      (error: unknown) => (error instanceof LayoutError ? error.reason : String(error)),
    );

  afterEach(() => {
    thread.dispose();
  });

  it('lays out one diagram after the other', async () => {
    start();
    const layouts = await Promise.all([thread.layOut(chain(3)), thread.layOut(chain(4))]);
    assert.deepEqual(
      layouts.map(({ nodes }) => nodes.length),
      [3, 4],
    );
  });

  it('remembers layouts, whatever the places in the text are', async () => {
    start();
    const first = await thread.layOut(chain(3));
    const diagram = chain(3);
    const nodes = diagram.nodes.map((node) => ({ ...node, source: { uri: 'file:///x', start: 1, end: 2 } }));
    assert.equal(await thread.layOut({ ...diagram, nodes }), first);
    assert.notEqual(await thread.layOut(chain(3, 'x')), first);
  });

  it('drops what nobody waits for any more', async () => {
    start();
    const abort = new AbortController();
    const results = Promise.all([refusal(chain(50)), refusal(chain(2, 'b'), { signal: abort.signal })]);
    abort.abort();
    assert.deepEqual(await results, ['laid out', 'superseded']);
  });

  it('stops what takes too long, and goes on with the next', async () => {
    start({ time: 700 });
    const results = await Promise.all([refusal(tangle(3000)), refusal(chain(3))]);
    assert.deepEqual(results, ['too-large', 'laid out']);
  });

  it('refuses what is beyond all bounds at once', async () => {
    start({ parts: 10 });
    assert.equal(await refusal(chain(6)), 'too-large');
  });

  it('a thread without work ends, and another begins when there is some', async () => {
    start({ idle: 1 });
    await thread.layOut(chain(3));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((await thread.layOut(chain(4))).nodes.length, 4);
  });

  it('a program that does not start is a refusal, not a silence', async () => {
    thread = new LayoutThread(new URL('./no-such-program.ts', import.meta.url));
    assert.equal(await refusal(chain(3)), 'failed');
  });

  it('hostile labels and groups that lead into each other are laid out', async () => {
    start();
    const labels = ['"', '<b>', '\\N', '', 'x'.repeat(100_000), '\u0000\ud800', 'n0 -> n1 }'];
    const diagram: Diagram = {
      direction: 'right',
      nodes: labels.map((label, index) => ({
        id: `${index}`,
        label,
        shape: 'box',
        tone: 'neutral',
        group: 'a',
      })),
      edges: labels.map((label, index) => ({
        from: `${index}`,
        to: '0',
        label,
        line: 'solid',
        tone: 'neutral',
      })),
      groups: [
        { id: 'a', label: '"', parent: 'b' },
        { id: 'b', label: '</TABLE>', parent: 'a' },
      ],
      legend: [],
    };
    const layout: Layout = await thread.layOut(diagram);
    assert.equal(layout.nodes.length, labels.length);
    assert.equal(layout.edges.filter((edge) => edge !== undefined).length, labels.length);
  });
});
