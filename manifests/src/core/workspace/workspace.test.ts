import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ANY_YAML } from '../files/formats.ts';
import type { Entity, Reference } from '../graph/entity.ts';
import type { Kind } from '../kind.ts';
import type { PartRule, RuleContext } from '../rules/rule.ts';
import { ParseMemory } from '../text/memory.ts';
import { AnchoredSpan } from '../text/span.ts';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { rounds, WHOLE } from '../../testing/rounds.ts';

interface Line {
  readonly anchor: { offset: number };
  readonly def?: Entity;
  readonly use?: Reference;
}

function parseLine(text: string, uri: string): Line {
  const anchor = { offset: 0 };
  const match = /^(def|use) (\w+)$/u.exec(text);
  if (!match) return { anchor };
  const at = new AnchoredSpan(anchor, 4, text.length);
  const name = match[2] ?? '';
  const named = { uri, name, key: name, span: at, notation: 'plain' as const };
  return match[1] === 'def'
    ? { anchor, def: { ...named, type: 'role', extent: at } }
    : { anchor, use: { ...named, types: ['role'], relation: 'use' } };
}

const unknown = {
  id: 'toy/unknown',
  severity: 'error',
  *checkPart(part: object, { graph }: RuleContext<unknown>) {
    const { use } = part as Line;
    if (use && graph.resolve(use).length === 0) yield { message: use.name, span: use.span };
  },
} as const satisfies PartRule<unknown>;

const twice = {
  id: 'toy/twice',
  severity: 'warning',
  *checkPart(part: object, { graph, document }: RuleContext<unknown>) {
    const { def } = part as Line;
    if (!def) return;
    const others = graph.find('role', def.key, document.uri).filter(({ uri }) => uri !== document.uri);
    if (others.length > 0)
      yield {
        message: def.name,
        span: def.span,
        related: others.map((other) => ({
          uri: other.uri,
          span: other.span,
          message: '',
        })),
      };
  },
} as const satisfies PartRule<unknown>;

const unused = {
  id: 'toy/unused',
  severity: 'hint',
  *checkPart(part: object, { graph }: RuleContext<unknown>) {
    const { def } = part as Line;
    if (def && graph.referencesTo(def).length === 0) yield { message: def.name, span: def.span };
  },
} as const satisfies PartRule<unknown>;

/** A kind of `def NAME` and `use NAME` lines: small enough that what its findings must be is plain. */
const toyInParts: Kind<{ lines: readonly Line[] }> = {
  id: 'toy',
  files: [ANY_YAML],
  describeCount: String,
  detect: ({ uri }) => uri.endsWith('.yaml'),
  parse(document, memory = new ParseMemory()) {
    const texts = document.getText().split('\n');
    const lines = texts.map((text) => memory.recall(text, () => parseLine(text, document.uri)));
    let offset = 0;
    for (const [index, { anchor }] of lines.entries()) {
      anchor.offset = offset;
      offset += (texts[index]?.length ?? 0) + 1;
    }
    return {
      model: { lines },
      entities: lines.flatMap(({ def }) => def ?? []),
      references: lines.flatMap(({ use }) => use ?? []),
      problems: [],
    };
  },
  parts: ({ lines }) => lines,
  rules: [unknown, twice, unused],
};

/** The same kind, checked document by document. */
const toy = {
  ...toyInParts,
  parts: () => [],
  rules: [unknown, twice, unused].map((rule) => ({
    id: rule.id,
    severity: rule.severity,
    *check(context: RuleContext<{ lines: readonly Line[] }>) {
      for (const line of context.model.lines) yield* rule.checkPart(line, context);
    },
  })),
} satisfies Kind<{ lines: readonly Line[] }>;

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

  describe('a document that fails', () => {
    const failing = (over: Partial<Kind<{ lines: readonly Line[] }>>): Kind<{ lines: readonly Line[] }> => ({
      ...toy,
      ...over,
    });
    const found = (kind: Kind<{ lines: readonly Line[] }>, text = 'use fault'): unknown => {
      const workspace = workspaceOf({ 'bad.yaml': text, 'a.yaml': 'use x' }, { kinds: [kind] });
      assert.deepEqual(
        workspace.check(uriOf('a.yaml')).findings.map(({ rule }) => rule),
        ['toy/unknown'],
        'the other documents are checked',
      );
      assert.ok(workspace.manifests().includes(uriOf('bad.yaml')));
      return workspace.check(uriOf('bad.yaml')).findings.map(({ rule, message }) => [rule, message]);
    };
    const onFault = (document: { getText(): string }): void => {
      if (document.getText().includes('fault')) throw new TypeError('x is not a function\nat y');
    };

    it('while it is recognized or parsed has that as its only finding', () => {
      const message =
        'Vitruve failed to read this document, and nothing in it was checked: TypeError: x is not a function';
      const detect = failing({
        detect(document) {
          onFault(document);
          return toy.detect(document);
        },
      });
      assert.deepEqual(found(detect), [['document/not-read', message]]);
      const parse = failing({
        parse(document, memory) {
          onFault(document);
          return toy.parse(document, memory);
        },
      });
      assert.deepEqual(found(parse), [['document/not-read', message]]);
    });

    it('in a rule has a finding for that rule, once for all of its parts, beside those of the others', () => {
      const rules: Kind<{ lines: readonly Line[] }> = {
        ...toyInParts,
        rules: [
          {
            id: 'toy/failing',
            severity: 'hint',
            *checkPart(part) {
              const { use } = part as Line;
              if (!use) return;
              yield { message: 'before', span: use.span };
              throw new Error('no');
            },
          },
          ...toyInParts.rules,
        ],
      };
      assert.deepEqual(
        workspaceOf({ 'a.yaml': 'use x\nuse y' }, { kinds: [rules as Kind] })
          .check(uriOf('a.yaml'))
          .findings.map(({ rule, message }) => [rule, message]),
        [
          ['document/not-checked', 'Vitruve failed to check "toy/failing" in this document: Error: no'],
          ['toy/failing', 'before'],
          ['toy/unknown', 'x'],
          ['toy/failing', 'before'],
          ['toy/unknown', 'y'],
        ],
      );
    });

    it('outside of a rule has that as its only finding', () => {
      const silences = failing({
        silences({ document }) {
          onFault(document);
          return undefined;
        },
      });
      assert.deepEqual(found(silences), [
        ['document/not-checked', 'Vitruve failed to check this document: TypeError: x is not a function'],
      ]);
    });

    it('is read again once its text is another, and is not reported where its rule is off', () => {
      const parse = failing({
        parse(document, memory) {
          onFault(document);
          return toy.parse(document, memory);
        },
      });
      const workspace = workspaceOf({ 'a.yaml': 'use fault' }, { kinds: [parse] });
      assert.equal(workspace.kindOf(uriOf('a.yaml')), undefined);
      workspace.update(uriOf('a.yaml'), 'def x', { open: true });
      assert.equal(workspace.kindOf(uriOf('a.yaml'))?.id, 'toy');
      workspace.addRoot(ROOT, {
        ...workspace.settingsOf(ROOT),
        rules: { 'document/not-read': 'off' },
      });
      workspace.update(uriOf('a.yaml'), 'use fault', { open: true });
      assert.deepEqual(workspace.check(uriOf('a.yaml')).findings, []);
    });
  });

  describe('a document beyond the limits', () => {
    const MEGABYTE = 1024 * 1024;
    const found = (path: string, text: string): unknown =>
      workspaceOf({ [path]: text })
        .check(uriOf(path))
        .findings.map(({ rule, severity, message }) => [rule, severity, message]);
    const matrix = (rest: string): string => `roles: [DPO]\nactivities: []\n# ${rest}`;

    it('is not read when it is too large, which is told of manifests alone', () => {
      const text = matrix('x'.repeat(10 * MEGABYTE));
      const message = 'This document is larger than 10 MB and was not read';
      assert.deepEqual(found('raci.yaml', text), [['document/not-read', 'error', message]]);
      assert.deepEqual(found('other.yaml', 'x'.repeat(11 * MEGABYTE)), []);
      const most = text.slice(0, 10 * MEGABYTE);
      assert.ok(!JSON.stringify(found('raci.yaml', most)).includes('not-read'));
    });

    it('is not read when it is too large for Markdown, which is no fault of prose', () => {
      const message = 'This document is larger than 4 MB and was not read';
      const text = `# 1. Keep data\n\n## Status\n\nAccepted\n\n${'x '.repeat(2 * MEGABYTE)}`;
      assert.deepEqual(found('docs/decisions/0001-x.md', text), [['document/not-read', 'error', message]]);
      assert.deepEqual(found('notes.md', text), [['document/not-read', 'information', message]]);
    });

    it('is not read when it has too many values: in one list, in rows, in documents', () => {
      const message = 'This file has more than 500000 values and was not read';
      const unread = [['document/not-read', 'error', message]];
      const many = (piece: string, count = 500_001): string => piece.repeat(count);
      assert.deepEqual(found('raci.yaml', `activities: []\nroles: [${many('x,')}]\n`), unread);
      // They are read up to the limit, which takes seconds: `yaml/parse.test.ts` tries a lower one.
      if (!WHOLE) return;
      assert.deepEqual(found('raci.yaml', `activities: []\nroles:\n${many('- x\n')}`), unread);
      assert.deepEqual(found('raci.yaml', many(`---\n${matrix('')}\n`, 100_001)), unread);
    }).timeout(120_000);
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
