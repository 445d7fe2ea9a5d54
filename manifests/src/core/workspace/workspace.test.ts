import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RuleContext } from '../rules/rule.ts';
import { rounds } from '../../testing/rounds.ts';
import { toy, toyInParts } from '../../testing/toy-kind.ts';
import type { Line } from '../../testing/toy-kind.ts';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';

/** Without their fixes, which closed documents do not keep. */
const plain = (findings: readonly object[]): unknown =>
  JSON.parse(
    JSON.stringify(findings, (key, value: unknown) =>
      key === 'fixes' || key === 'autoFixable' ? undefined : value,
    ),
  );

describe('workspace/workspace', () => {
  for (const [name, kind] of [
    ['documents', toy],
    ['parts', toyInParts],
  ] as const)
    it(`has, after any edits, the findings of a fresh start, checked by ${name}`, () => {
      const path = fc.constantFrom('a.yaml', 'b.yaml', 'c/d.yaml');
      const text = fc
        .array(fc.constantFrom('def x', 'use x', 'def y', 'use y', '', '# vitruve-ignore toy/unused: z'), {
          maxLength: 5,
        })
        .map((lines) => lines.join('\n'));
      const step = fc.oneof(
        fc.record({ kind: fc.constant('update' as const), path, text }),
        fc.record({
          kind: fc.constant('remove' as const),
          path,
          text: fc.constant(''),
        }),
        fc.record({
          kind: fc.constant('close' as const),
          path,
          text: fc.constant(''),
        }),
        fc.record({
          kind: fc.constant('check' as const),
          path,
          text: fc.constant(''),
        }),
      );
      fc.assert(
        fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
          let files: Record<string, string> = {};
          const workspace = workspaceOf({}, { kinds: [kind] });
          for (const { kind: action, path: at, text: content } of steps) {
            if (action === 'update') {
              files[at] = content;
              workspace.update(uriOf(at), content, { open: true });
            } else if (action === 'close') workspace.close(uriOf(at));
            else if (action === 'remove') {
              files = Object.fromEntries(Object.entries(files).filter(([path]) => path !== at));
              workspace.close(uriOf(at));
              workspace.remove(uriOf(at));
            } else workspace.check(uriOf(at));
          }
          const fresh = workspaceOf(files, { kinds: [kind] });
          for (const at of Object.keys(files)) {
            assert.deepEqual(
              plain(workspace.check(uriOf(at)).findings),
              plain(fresh.check(uriOf(at)).findings),
              at,
            );
          }
        }),
        rounds(1000),
      );
    });

  it('lets another workspace go on from what it knows, with the findings of a fresh start', () => {
    const paths = ['a.yaml', 'b.yaml', 'c/d.yaml'];
    const line = fc.constantFrom('def x', 'use x', 'def y', 'use y', '# vitruve-ignore toy/unused: z');
    const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
    const texts = fc.array(fc.option(text), { minLength: 3, maxLength: 3 });
    const flags = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(texts, flags, flags, texts, flags, (first, open, checked, second, changed) => {
        const original = workspaceOf({}, { kinds: [toy] });
        for (const [index, path] of paths.entries()) {
          const written = first[index];
          if (typeof written === 'string')
            original.update(uriOf(path), written, {
              open: open[index] === true,
            });
        }
        for (const [index, path] of paths.entries()) if (checked[index]) original.check(uriOf(path));
        const other = workspaceOf({}, { kinds: [toy] });
        for (const known of original.knownIn(ROOT)) other.adopt(known);
        const files: Record<string, string> = {};
        for (const [index, path] of paths.entries()) {
          const written = changed[index] ? second[index] : first[index];
          if (typeof written === 'string') {
            files[path] = written;
            if (changed[index]) other.update(uriOf(path), written);
          } else other.remove(uriOf(path));
        }
        const fresh = workspaceOf({}, { kinds: [toy] });
        for (const [path, written] of Object.entries(files)) fresh.update(uriOf(path), written);
        for (const path of Object.keys(files)) {
          const findings = other.check(uriOf(path)).findings;
          assert.deepEqual(plain(findings), plain(fresh.check(uriOf(path)).findings), path);
        }
      }),
      rounds(1000),
    );
  });

  it('checks nothing again that another workspace checked', () => {
    let checks = 0;
    const rules = toy.rules.map((rule) => ({
      ...rule,
      *check(context: RuleContext<{ lines: readonly Line[] }>) {
        checks++;
        yield* rule.check(context);
      },
    }));
    const original = workspaceOf({}, { kinds: [{ ...toy, rules }] });
    for (const [path, text] of [
      ['a.yaml', 'def x'],
      ['b.yaml', 'use x'],
      ['c.yaml', 'use z'],
    ] as const)
      original.update(uriOf(path), text);
    for (const uri of original.manifests()) original.check(uri);
    const other = workspaceOf({}, { kinds: [{ ...toy, rules }] });
    for (const known of original.knownIn(ROOT)) other.adopt(known);
    checks = 0;
    other.update(uriOf('a.yaml'), 'def y');
    assert.deepEqual(
      other.manifests().map((uri) => other.check(uri).findings.map(({ rule }) => rule)),
      [['toy/unused'], ['toy/unknown'], ['toy/unknown']],
    );
    assert.equal(checks, 2 * rules.length, 'the file that changed and the one that asked about it');
  });

  it('checks again only what asked for what changed', () => {
    const workspace = workspaceOf(
      { 'a.yaml': 'def x', 'b.yaml': 'use x', 'c.yaml': 'use z' },
      { kinds: [toy] },
    );
    const versions = (): number[] =>
      ['a.yaml', 'b.yaml', 'c.yaml'].map((path) => workspace.check(uriOf(path)).version);
    const [, b, c] = versions();
    workspace.update(uriOf('a.yaml'), '\n\ndef x', { open: true });
    assert.deepEqual(versions().slice(1), [b, c], 'moving a definition touches no other document');
    workspace.update(uriOf('a.yaml'), 'def y', { open: true });
    const after = versions();
    assert.notEqual(after[1], b);
    assert.equal(after[2], c);
  });

  it('keeps the version of findings that are the same again', () => {
    const workspace = workspaceOf({ 'a.yaml': 'use x', 'b.yaml': 'def y' }, { kinds: [toy] });
    const { version } = workspace.check(uriOf('a.yaml'));
    workspace.invalidateAll();
    assert.equal(workspace.check(uriOf('a.yaml')).version, version);
    workspace.update(uriOf('b.yaml'), 'def x', { open: true });
    assert.notEqual(workspace.check(uriOf('a.yaml')).version, version);
  });

  it('lets unsaved text win over the disk', () => {
    const workspace = workspaceOf({ 'a.yaml': 'use x' }, { kinds: [toy] });
    workspace.update(uriOf('a.yaml'), 'def x');
    assert.equal(workspace.check(uriOf('a.yaml')).findings[0]?.rule, 'toy/unknown');
    workspace.close(uriOf('a.yaml'));
    workspace.update(uriOf('a.yaml'), 'def x');
    assert.deepEqual(
      workspace.check(uriOf('a.yaml')).findings.map(({ rule }) => rule),
      ['toy/unused'],
    );
  });

  it('keeps the names of workspace folders apart', () => {
    const workspace = workspaceOf({ 'a.yaml': 'def x' }, { kinds: [toy] });
    workspace.addRoot('file:///other');
    workspace.update('file:///other/b.yaml', 'use x', { open: true });
    assert.deepEqual(
      workspace.check('file:///other/b.yaml').findings.map(({ rule }) => rule),
      ['toy/unknown'],
    );
  });

  it('hides what a comment ignores, and reports comments without reason or effect', () => {
    const rules = (text: string): string[] =>
      workspaceOf({ 'a.yaml': text }, { kinds: [toy] })
        .check(uriOf('a.yaml'))
        .findings.map(({ rule }) => rule);
    assert.deepEqual(rules('# vitruve-ignore toy/unknown: it comes later\nuse x'), []);
    assert.deepEqual(rules('# vitruve-ignore toy/unknown\nuse x'), ['suppression/without-reason']);
    assert.deepEqual(rules('# vitruve-ignore toy/unused: why\nuse x'), ['suppression/unused', 'toy/unknown']);
    assert.deepEqual(rules('use x\n# vitruve-ignore-file toy/*: generated\nuse y'), []);
  });
});
