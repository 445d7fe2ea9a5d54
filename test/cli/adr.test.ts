import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CommandFolder } from './command.ts';

describe('vitruve adr', () => {
  let folder: CommandFolder;

  beforeEach(() => {
    folder = new CommandFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('index keeps a list up to date, and --check fails while it is not', async () => {
    await folder.runHere(['new', 'adr', 'One', '--today', '2026-01-15']);
    const index = join(folder.path, 'docs/decisions/README.md');
    const checked = await folder.runHere(['adr', 'index', '--check']);
    assert.deepEqual(
      [checked.code, checked.stdout, existsSync(index)],
      [1, 'docs/decisions/README.md\n', false],
    );
    const written = await folder.runHere(['adr', 'index']);
    assert.deepEqual([written.code, written.stdout], [0, 'docs/decisions/README.md\n'], written.stderr);
    assert.match(
      readFileSync(index, 'utf8'),
      /\[ADR-0001\]\(0001-one\.md\) \| One \| proposed \| 2026-01-15/u,
    );
    const again = await folder.runHere(['adr', 'index', '--check']);
    assert.deepEqual([again.code, again.stdout], [0, 'Nothing to change\n']);
    await folder.runHere(['new', 'adr', 'Two', '--today', '2026-01-16']);
    await folder.runHere(['adr', 'index']);
    assert.match(readFileSync(index, 'utf8'), /\[ADR-0002\]\(0002-two\.md\)/u);
  });

  it('supersede writes both records', async () => {
    const record =
      '# 1. One\n\nDate: 2026-01-15\n\n## Status\n\nAccepted\n\n## Context\n\nA.\n\n## Decision\n\nB.\n\n## Consequences\n\nC.\n';
    folder.write({
      'docs/adr/0001-one.md': record,
      'docs/adr/0002-two.md': record.replace('1. One', '2. Two'),
    });
    const { code, stdout, stderr } = await folder.runHere(['adr', 'supersede', '1', '2']);
    assert.deepEqual([code, stdout], [0, 'docs/adr/0001-one.md\ndocs/adr/0002-two.md\n'], stderr);
    const text = (name: string): string => readFileSync(join(folder.path, 'docs/adr', name), 'utf8');
    assert.match(text('0001-one.md'), /^Superseded by \[2\. Two\]\(0002-two\.md\)$/mu);
    assert.match(text('0002-two.md'), /^Supersedes \[1\. One\]\(0001-one\.md\)$/mu);
    assert.equal((await folder.runHere(['check', '--fail-on', 'warning'])).code, 0);
  });

  const MISUSES: readonly (readonly [readonly string[], RegExp])[] = [
    [['adr', 'indx'], /Unknown command/u],
    [['adr', 'supersede', '1'], /Missing argument/u],
    [['adr', 'supersede', '1', '2'], /Decision "1" does not exist/u],
    [['adr', 'index'], /has no decisions/u],
  ];
  for (const [args, message] of MISUSES) {
    it(`2 on ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await folder.runHere(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    });
  }
});
