/**
 * Measures the views of a large architecture model: from the model to the data of the view, and from that to the layout of its
 * first picture, in this process and without an editor. Run with `npm run bench:architecture-views`; `--elements=10000`,
 * `--flows=30000`, `--files=100`, `--rounds=5`.
 */
import { clustered, collapsed, filtered, foldedAtFirst, startLayOut, zoomed } from '@vitruve/drawing';
import { loadKinds, show, Workspace, type Content, type Diagram } from '@vitruve/manifests';
import { fileText } from './architecture-model.ts';
import { percentile } from './statistics.ts';

const option = (name: string, fallback: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const size = {
  elements: option('elements', 10_000),
  flows: option('flows', 30_000),
  files: option('files', 100),
};
const rounds = option('rounds', 5);

const workspace = new Workspace(await loadKinds(), { today: () => '2026-01-15', exists: () => true });
workspace.addRoot('file:///large');
const ROOT = 'file:///large/architecture.yaml';
for (let file = 0; file < size.files; file++)
  workspace.update(file === 0 ? ROOT : `file:///large/part-${file}.architecture.yaml`, fileText(size, file));
workspace.settle();
const layOut = await startLayOut();

console.log(`${size.elements} elements, ${size.flows} flows, ${size.files} files\n`);
console.log(
  '| View | Data: processor time (ms) | MB | First picture: processor time (ms) | Boxes, or rows | Arrows, or tables |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
for (const view of ['map', 'data-flows', 'levels', 'states', 'dependencies', 'register', 'traceability']) {
  const data: number[] = [];
  const pictures: number[] = [];
  let drawn = { boxes: 0, arrows: 0 };
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    // Each time another version of the model: what is kept of a version does not help.
    workspace.update('file:///large/part-1.architecture.yaml', `${fileText(size, 1)}# ${round}\n`);
    workspace.settle();
    let began = process.cpuUsage();
    const snapshot = show(workspace, { view: `architecture/${view}`, uri: ROOT }, false);
    data.push(since(began));
    const content = snapshot?.content;
    if (!content) break;
    bytes = JSON.stringify(snapshot).length;
    began = process.cpuUsage();
    drawn = firstPicture(content);
    pictures.push(since(began));
  }
  const cells = [
    percentile(data, 0.5).toFixed(0),
    (bytes / 1e6).toFixed(1),
    pictures.length > 0 ? percentile(pictures, 0.5).toFixed(0) : '–',
    drawn.boxes,
    drawn.arrows,
  ];
  console.log(`| ${view} | ${cells.join(' | ')} |`);
}

function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** What a panel draws before anybody chooses anything. */
function firstPicture(content: Content): { readonly boxes: number; readonly arrows: number } {
  if (content.type === 'table') {
    const { sections } = content.table;
    return { boxes: sections.reduce((sum, { rows }) => sum + rows.length, 0), arrows: sections.length };
  }
  if (content.type !== 'diagram') return { boxes: 0, arrows: 0 };
  const { diagram, filters = [] } = content;
  const initial = Object.fromEntries(filters.map((filter) => [filter.id, filter.initial ?? '']));
  const chosen = filtered(diagram, filters, initial);
  const part = diagram.levels ? zoomed(chosen, undefined) : clustered(chosen);
  const first: Diagram = collapsed(part, foldedAtFirst(part));
  layOut(first);
  return { boxes: first.nodes.length, arrows: first.edges.length };
}
