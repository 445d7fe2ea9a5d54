import assert from 'node:assert/strict';
import { isAutoFixable, type Workspace } from '@vitruve/manifests';
import {
  readRulePage,
  rounds,
  share,
  type ExampleWorkspace,
  uriOf,
  workspaceOf,
} from '@vitruve/manifests/testing';
import fc from 'fast-check';
import { exampleWorkspace, messageExamples, rulePages } from '../rules/examples.ts';
import { assertFixesHarmless } from './fix-properties.ts';
import { PIECES, SAMPLE } from './sample-workspace.ts';

/** What makes a fix go wrong: quotes, anchors, comments, other ends of lines, what is written twice. */
const SNAGS: readonly string[] = [
  ...PIECES,
  '"22:22"',
  '22:22',
  '"8080"',
  'true',
  '12/25/2024',
  '&x ',
  '*x',
  '<<: *x',
  ' # why',
  '${',
  '[a, a]',
  '- a\n',
];

const splice = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  remove: fc.nat(12),
  /** Undefined: the line is written twice. */
  insert: fc.option(fc.constantFrom(...SNAGS), { nil: undefined }),
});

type Splice = typeof splice extends fc.Arbitrary<infer Value> ? Value : never;

function spliced(text: string, { at, remove, insert }: Splice): string {
  const offset = Math.round(at * text.length);
  if (insert !== undefined) return text.slice(0, offset) + insert + text.slice(offset + remove);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const end = next === -1 ? text.length : next + 1;
  return text.slice(0, end) + text.slice(start);
}

function mutated(example: ExampleWorkspace, splices: readonly Splice[], windows: boolean): Workspace {
  const files = example.files.map((file) => {
    const text = splices.reduce(spliced, file.text);
    return { ...file, text: windows ? text.replaceAll('\n', '\r\n') : text };
  });
  return exampleWorkspace({ ...example, files });
}

/** Every example of a rule page and of a message, as a workspace. */
function examples(): readonly ExampleWorkspace[] {
  return [
    ...rulePages().flatMap(({ text }) => readRulePage(text).examples),
    ...[...messageExamples().values()].flat(),
  ];
}

describe('hostile/fixes', () => {
  const all = share(examples());
  const fixable = all.filter((example) => {
    const workspace = exampleWorkspace(example);
    return workspace.manifests().some((uri) => workspace.check(uri).findings.some(isAutoFixable));
  });

  it('fixes change what their findings name, and nothing arises from them: examples of all rules', async () => {
    let changed = 0;
    for (const example of all) changed += await assertFixesHarmless(exampleWorkspace(example));
    assert.ok(changed >= fixable.length, `${changed} documents of ${fixable.length} examples`);
  });

  it('fixes change what their findings name, and nothing arises from them: edited examples', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...fixable), fc.constantFrom(...all)),
        fc.array(splice, { maxLength: 4 }),
        fc.boolean(),
        async (example, splices, windows) => {
          await assertFixesHarmless(mutated(example, splices, windows));
        },
      ),
      rounds(3000),
    );
  });

  it('fixes change what their findings name, and nothing arises from them: an edited workspace', async () => {
    const paths = Object.keys(SAMPLE);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(splice, { maxLength: 4 }),
        async (path, splices) => {
          const text = splices.reduce(spliced, SAMPLE[path] ?? '');
          const workspace = workspaceOf({ ...SAMPLE, [path]: text });
          assert.ok(workspace.document(uriOf(path)));
          await assertFixesHarmless(workspace);
        },
      ),
      rounds(120),
    );
  });
});
