/**
 * Makes `schemas/popular-actions.json` of the table that actionlint generates from the metadata of popular actions:
 * `tsx scripts/popular-actions.ts path/to/actionlint/popular_actions.go`. Equal metadata of several versions are kept once.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatted } from './generate/formatted.ts';

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('the path of popular_actions.go is missing');
const go = await readFile(source, 'utf8');
const licence = await readFile(join(dirname(source), 'LICENSE.txt'), 'utf8');
const notice = `Inputs and outputs of popular actions, from actionlint (https://github.com/rhysd/actionlint).\n\n${licence}`;
const [table = '', outdatedTable = ''] = go.split(/^var OutdatedPopularActionSpecs\b/mu);

const shapes: string[] = [];
const actions: Record<string, Record<string, number>> = {};
for (const [, spec = '', body = ''] of table.matchAll(/^\t"([^"\n]+@[^"\n]+)": \{\n([^]*?)^\t\},$/gmu)) {
  const shape = shapeOf(body);
  const known = shapes.indexOf(shape);
  const index = known === -1 ? shapes.push(shape) - 1 : known;
  const { action, version } = split(spec);
  (actions[action] ??= {})[version] = index;
}
const outdated: Record<string, string[]> = {};
for (const [, spec = ''] of outdatedTable.matchAll(/^\t"([^"\n]+@[^"\n]+)":\s+\{\},$/gmu)) {
  const { action, version } = split(spec);
  (outdated[action] ??= []).push(version);
}
const json = JSON.stringify({ notice, shapes, actions, outdated });
const path = 'schemas/popular-actions.json';
await writeFile(path, await formatted(path, json));

/** `input! other~ | output`: `!` for required, `~` for deprecated, `*` alone where any name may come. */
function shapeOf(body: string): string {
  const inputs = [...section(body, 'Inputs').matchAll(/\{"([^"]+)", (true|false), (true|false), "/gu)].map(
    ([, name = '', required, deprecated]) =>
      `${name}${required === 'true' ? '!' : ''}${deprecated === 'true' ? '~' : ''}`,
  );
  const outputs = [...section(body, 'Outputs').matchAll(/\{"([^"]+)"\}/gu)].map(([, name = '']) => name);
  const anyInput = /SkipInputs:\s+true/u.test(body);
  const anyOutput = /SkipOutputs:\s+true/u.test(body);
  return `${anyInput ? '*' : inputs.join(' ')}|${anyOutput ? '*' : outputs.join(' ')}`;
}

function section(body: string, name: string): string {
  return new RegExp(`^\\t\\t${name}: \\w+\\{\\n([^]*?)^\\t\\t\\},$`, 'mu').exec(body)?.[1] ?? '';
}

function split(spec: string): { action: string; version: string } {
  const at = spec.lastIndexOf('@');
  return { action: spec.slice(0, at), version: spec.slice(at + 1) };
}
