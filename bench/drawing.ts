/**
 * Measures diagrams as people meet them: in the webview as it is built, in a headless Chromium, under the policy that the
 * extension gives it. The time to the first picture and to a picture after an edit, at four sizes of a dense graph in groups;
 * layout and drawing by themselves; and in the same run plain mermaid on the same graph. Run with `npm run bench:drawing`;
 * `--sizes=50,200` measures those, `--limit=30` gives mermaid so many seconds, `--json` prints the figures as JSON.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { diagramMermaid, diagramDrawing, LIGHT } from '@vitruve/drawing';
import type { Diagram, ViewSnapshot } from '@vitruve/manifests';
import { LayoutError, LayoutThread } from '@vitruve/workspace';
import { chromium, type Page } from 'playwright-core';
import { needBrowser } from '../scripts/browser-editor.ts';
import { FakeHost, type FakeWebview } from '../test/webviews/fake-host.ts';
import { denseGraph } from './dense-graph.ts';
import { shown as figure } from './statistics.ts';

function option(name: string, otherwise: string): string {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? otherwise;
}

const SIZES = option('sizes', '50,200,1000,5000').split(',').map(Number);
/** Seconds after which plain mermaid is given up. */
const LIMIT = Number(option('limit', '120'));
/** Edits of which the middle is taken. */
const EDITS = 5;
const EDITED = 'Edited';

/** Milliseconds; undefined for what did not end within the limit, or ended with an error. */
type Time = number | 'fails' | undefined;

interface Figures {
  readonly nodes: number;
  readonly edges: number;
  readonly layout: number | undefined;
  readonly svg: number | undefined;
  readonly first: number | undefined;
  readonly update: number | undefined;
  /** Until all nodes are there; 0 when they were from the first picture on. */
  readonly unfolded: number | undefined;
  readonly mermaid: Time;
  readonly mermaidUpdate: Time;
}

function shownDiagram(diagram: Diagram, version: number): ViewSnapshot {
  return {
    view: 'adr/graph',
    uri: 'file:///bench',
    title: 'Bench',
    version: String(version),
    reading: false,
    empty: '',
    problems: [],
    content: { type: 'diagram', diagram },
  };
}

/** The graph after a key stroke in the name of a node of it, and its group. */
function edited(diagram: Diagram, stroke: number): Diagram {
  const nodes = diagram.nodes.map((node, index) =>
    index === 0 ? { ...node, label: `${EDITED} ${stroke}` } : node,
  );
  const groups = diagram.groups.map((group, index) =>
    index === 0 ? { ...group, label: `${EDITED} ${stroke}` } : group,
  );
  return { ...diagram, nodes, groups };
}

function median(samples: readonly number[]): number | undefined {
  return [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)];
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Hands a view to the webview and takes the time until a frame was painted in which the named thing is. */
async function show(webview: FakeWebview, shown: ViewSnapshot, name: string): Promise<number> {
  return webview.page.evaluate(
    async ([message, wanted]) => {
      const started = performance.now();
      postMessage({ type: 'show', shown: message });
      const selector = `.canvas [aria-label*=${JSON.stringify(wanted)}]`;
      while (document.querySelector(selector) === null)
        await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      return performance.now() - started;
    },
    [shown, name] as const,
  );
}

/** The webview as it is built: the first picture, pictures after edits, and all groups unfolded. */
async function measureWebview(diagram: Diagram): Promise<Pick<Figures, 'first' | 'update' | 'unfolded'>> {
  const host = await FakeHost.start();
  const limit = LIMIT * 1000;
  try {
    const webview = await host.open({ view: 'adr/graph' });
    const marked = edited(diagram, 0);
    const first = await within(limit, show(webview, shownDiagram(marked, 0), `${EDITED} 0`));
    if (first === undefined) return { first, update: undefined, unfolded: undefined };
    const updates: number[] = [];
    for (let stroke = 1; stroke <= EDITS; stroke++) {
      updates.push(await show(webview, shownDiagram(edited(diagram, stroke), stroke), `${EDITED} ${stroke}`));
    }
    return {
      first,
      update: median(updates),
      unfolded: await within(limit, unfold(webview.page, diagram.nodes.length)),
    };
  } finally {
    await host.stop();
  }
}

async function unfold(page: Page, nodes: number): Promise<number> {
  if ((await page.locator('.canvas .node').count()) === nodes) return 0;
  const started = performance.now();
  await page.getByRole('button', { name: 'Unfold all groups' }).click();
  const limit = { timeout: 2 * LIMIT * 1000 };
  await page.waitForFunction(
    (count) => document.querySelectorAll('.canvas .node').length === count,
    nodes,
    limit,
  );
  return performance.now() - started;
}

interface MermaidPage {
  readonly mermaid: {
    initialize(config: unknown): void;
    render(id: string, text: string): Promise<{ readonly svg: string }>;
  };
}

/** Plain mermaid, as its documentation shows it, on the same graph: the whole picture each time. */
async function measureMermaid(diagram: Diagram): Promise<Pick<Figures, 'mermaid' | 'mermaidUpdate'>> {
  const browser = await chromium.launch({ executablePath: needBrowser(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
    const draw = (stroke: number): Promise<number> =>
      page.evaluate(
        async (text) => {
          const { mermaid } = window as unknown as MermaidPage;
          mermaid.initialize({ startOnLoad: false, maxEdges: 100_000, maxTextSize: 10_000_000 });
          const started = performance.now();
          const { svg } = await mermaid.render('picture', text);
          document.body.innerHTML = svg;
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
          return performance.now() - started;
        },
        diagramMermaid(edited(diagram, stroke), { palette: LIGHT }).text,
      );
    const measured = (stroke: number): Promise<Time> =>
      within<Time>(
        LIMIT * 1000,
        draw(stroke).catch(() => 'fails' as const),
      );
    const mermaid = await measured(0);
    return { mermaid, mermaidUpdate: typeof mermaid === 'number' ? await measured(1) : mermaid };
  } finally {
    await browser.close();
  }
}

/** Layout in the thread that server and command line use, and drawing. */
async function measureParts(
  thread: LayoutThread,
  diagram: Diagram,
): Promise<Pick<Figures, 'layout' | 'svg'>> {
  const started = performance.now();
  const layout = await thread.layOut(diagram).catch((error: unknown) => {
    if (error instanceof LayoutError) return undefined;
    throw error;
  });
  if (!layout) return { layout: undefined, svg: undefined };
  const laidOut = performance.now();
  diagramDrawing(diagram, layout);
  return { layout: laidOut - started, svg: performance.now() - laidOut };
}

// What starts once is not part of any picture.
const thread = new LayoutThread(join(import.meta.dirname, '../dist/layout.cjs'), { time: LIMIT * 1000 });
await thread.layOut(denseGraph(20));
const asJson = process.argv.includes('--json');
const figures: Figures[] = [];
if (!asJson) {
  console.log(
    '| nodes | edges | layout (ms) | SVG (ms) | first picture (ms) | after an edit (ms) | all unfolded (ms) | plain mermaid, first (ms) | after an edit (ms) |',
  );
  console.log(`|${'---|'.repeat(9)}`);
}
for (const size of SIZES) {
  const diagram = denseGraph(size);
  const parts = await measureParts(thread, diagram);
  const webview = await measureWebview(diagram);
  const mermaid = await measureMermaid(diagram);
  const row = { nodes: size, edges: diagram.edges.length, ...parts, ...webview, ...mermaid };
  if (asJson) figures.push(row);
  else console.log(line(row));
}
thread.dispose();
if (asJson) console.log(JSON.stringify(figures, undefined, 2));

function line(row: Figures): string {
  const cell = (value: Time): string =>
    value === 'fails' ? value : value === undefined ? `> ${LIMIT} s` : figure(value);
  const unfolded = row.unfolded === 0 ? 'at once' : cell(row.unfolded);
  const cells = [row.layout, row.svg, row.first, row.update].map(cell);
  const plain = [row.mermaid, row.mermaidUpdate].map(cell);
  return `| ${[row.nodes, row.edges, ...cells, unfolded, ...plain].join(' | ')} |`;
}
