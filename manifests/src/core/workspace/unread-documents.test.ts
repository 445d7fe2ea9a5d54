import assert from 'node:assert/strict';
import type { Kind } from '../kind.ts';
import { toy, toyInParts } from '../../testing/toy-kind.ts';
import type { Line } from '../../testing/toy-kind.ts';
import { WHOLE } from '../../testing/rounds.ts';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';

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
