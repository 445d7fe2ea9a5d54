/**
 * Measures what an edit of a large architecture model costs: from the new text to the findings of its file, in this process and without an
 * editor. Run with `npm run bench:architecture`; `--elements=10000`, `--flows=30000`, `--files=100`, `--rounds=20`.
 */
import { loadKinds, Workspace } from '@vitruve/manifests';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileText } from './architecture-model.ts';
import { percentile } from './statistics.ts';

const option = (name: string, fallback: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const elements = option('elements', 10_000);
const flows = option('flows', 30_000);
const files = option('files', 100);
const rounds = option('rounds', 20);

const workspace = new Workspace(await loadKinds(), { today: () => '2026-01-15', exists: () => true });
workspace.addRoot('file:///large');
const uriOf = (file: number): string => `file:///large/${file === 0 ? '' : `part-${file}.`}architecture.yaml`;
const texts = Array.from({ length: files }, (_, file) => fileText({ elements, flows, files }, file));
for (const [file, text] of texts.entries()) workspace.update(uriOf(file), text);
const began = performance.now();
workspace.settle();
console.log(`${elements} elements, ${flows} flows, ${files} files`);
console.log(`read: ${Math.round(performance.now() - began)} ms`);

const edited = Math.floor(files / 2);
const uri = uriOf(edited);
const document = TextDocument.create(uri, 'yaml', 1, texts[edited] ?? '');
workspace.edit(document);
workspace.check(uri);

const EDITS: Readonly<Record<string, { readonly find: RegExp; readonly to: (round: number) => string }>> = {
  'a title': { find: /title: Part[^\n]*/u, to: (round) => `title: Part, ${round}` },
  'a latency': { find: /latency: \d+ms/u, to: (round) => `latency: ${round}ms` },
  'who waits for whom': {
    find: /protocol: [a-z]+/u,
    to: (round) => `protocol: ${round % 2 === 0 ? 'https' : 'kafka'}`,
  },
};
let version = 1;
for (const [what, { find, to }] of Object.entries(EDITS)) {
  const times: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const text = document.getText();
    const match = find.exec(text);
    if (!match) throw new Error(`Nothing to edit: ${what}`);
    const start = match.index;
    const pressed = performance.now();
    const used = process.cpuUsage();
    TextDocument.update(
      document,
      [
        {
          range: { start: document.positionAt(start), end: document.positionAt(start + match[0].length) },
          text: to(round),
        },
      ],
      ++version,
    );
    workspace.edit(document);
    workspace.check(uri);
    times.push(performance.now() - pressed);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  console.log(
    `edit of ${what}, to findings: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms; processor p50 ${percentile(processor, 0.5).toFixed(1)} ms`,
  );
}
