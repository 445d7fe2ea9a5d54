import assert from 'node:assert/strict';
import { fixDocument } from '@vitruve/manifests';
import { readRulePage, type ExampleWorkspace } from '@vitruve/manifests/testing';
import { random } from '../cli/random.ts';
import { exampleWorkspace, messageExamples, rulePages } from '../rules/examples.ts';
import { PIECES, SAMPLE } from './sample-workspace.ts';

/** Texts that are checked; `INPUTS=100000` takes fewer, `SEED=8` others. */
const INPUTS = Number(process.env['INPUTS'] ?? 1_000_000);
const SEED = Number(process.env['SEED'] ?? 7);

/** Texts of one test: a test that takes minutes says nothing meanwhile. */
const TOGETHER = 2_000;

/** Milliseconds of the processor that no text of some thousand characters may take, on any machine. */
const MOST = 20_000;

/** Every rule's examples and the sample of all kinds. */
function examples(): readonly ExampleWorkspace[] {
  const all: ExampleWorkspace[] = [
    ...rulePages().flatMap(({ text }) => readRulePage(text).examples),
    ...[...messageExamples().values()].flat(),
  ];
  const [first] = all;
  const [file] = first?.files ?? [];
  assert.ok(first && file);
  const sample = Object.entries(SAMPLE).map(([path, text]) => ({
    ...first,
    files: [{ ...file, path, text }],
  }));
  return [...all, ...sample].filter(({ files }) => files.length > 0);
}

/** Changes a text: bytes, pieces of syntax, parts that are left out, repeated, or of another text, and ends that are cut off. */
function mutated(text: string, other: string, next: () => number): string {
  const place = (of: string): number => Math.floor(next() * (of.length + 1));
  const at = place(text);
  const length = Math.floor(next() ** 3 * 200);
  switch (Math.floor(next() * 7)) {
    case 0:
      return text.slice(0, at) + String.fromCharCode(Math.floor(next() ** 4 * 65_536)) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + (PIECES[Math.floor(next() * PIECES.length)] ?? '') + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + length);
    case 3:
      return (
        text.slice(0, at) + text.slice(at, at + length).repeat(1 + Math.floor(next() * 4)) + text.slice(at)
      );
    case 4: {
      const from = place(other);
      return text.slice(0, at) + other.slice(from, from + length) + text.slice(at);
    }
    case 5:
      return text.slice(0, at);
    default:
      return text
        .split('\n')
        .toSorted(() => next() - 0.9)
        .join(next() < 0.5 ? '\n' : '\r\n');
  }
}

describe(`hostile/fuzz: ${INPUTS} texts (SEED=${SEED})`, () => {
  const all = examples();
  for (let first = 0; first < INPUTS; first += TOGETHER) {
    const count = Math.min(TOGETHER, INPUTS - first);
    it(`${first + 1} to ${first + count} are checked and fixed`, async () => {
      const next = random(SEED + first);
      const any = (): ExampleWorkspace => all[Math.floor(next() * all.length)] ?? assert.fail();
      for (let n = 0; n < count; n++) {
        const example = any();
        const changed = Math.floor(next() * example.files.length);
        const files = example.files.map((file, index) => {
          if (index !== changed) return file;
          let { text } = file;
          for (let times = 1 + Math.floor(next() * 4); times > 0; times--)
            text = mutated(text, any().files[0]?.text ?? '', next).slice(0, 20_000);
          return { ...file, text };
        });
        const told = (): string => `input ${first + n + 1}: ${JSON.stringify(files[changed])}`;
        const began = process.cpuUsage();
        try {
          const workspace = exampleWorkspace({ ...example, files });
          for (const uri of workspace.manifests()) {
            const failed = workspace.check(uri).findings.find(({ rule }) => rule === 'document/not-checked');
            assert.equal(failed?.message, undefined);
            await fixDocument(workspace, uri);
          }
        } catch (error) {
          throw new Error(told(), { cause: error });
        }
        const { user, system } = process.cpuUsage(began);
        assert.ok((user + system) / 1000 < MOST, told());
      }
    });
  }
});
