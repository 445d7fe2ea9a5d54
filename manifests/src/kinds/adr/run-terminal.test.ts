import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isTerminalAnswer } from '../../core/contributions/terminal-command.ts';
import { isRefusal } from '../../core/text/refusal.ts';
import type { Language } from '../../core/language.ts';
import { after } from '../../testing/after.ts';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { ADR_TERMINAL_RUNS } from './run-terminal.ts';

type Files = Readonly<Record<string, string>>;

const record = (number: number, title: string, status = 'accepted'): string =>
  `---\nstatus: ${status}\ndate: 2025-03-0${number}\n---\n\n# ${title}\n\n## Context and Problem Statement\n\nWhy?\n\n## Considered Options\n\n* A\n* B\n\n## Decision Outcome\n\nChosen option: "A", because it is first.\n`;

const ONE = 'docs/decisions/0001-use-sqlite.md';
const TWO = 'docs/decisions/0002-use-a-b.md';
const INDEX = 'docs/decisions/README.md';
const FILES: Files = { [ONE]: record(1, 'Use SQLite'), [TWO]: record(2, 'Use *A* | B', 'proposed') };

/** The files after a command; the reason when it refuses. */
function run(files: Files, name: string, answers: Files = {}, language: Language = 'en'): Files | string {
  const workspace = workspaceOf(files);
  const { settings, graph, today } = workspace.folderContext(ROOT);
  const changes = ADR_TERMINAL_RUNS[name]?.({ root: ROOT, language, today, settings, graph }, answers);
  assert.ok(changes && !isTerminalAnswer(changes));
  if (isRefusal(changes)) return changes.refused;
  return after(workspace, 'changes' in changes ? changes.changes : changes);
}

function done(result: Files | string): Files {
  assert.ok(typeof result === 'object', JSON.stringify(result));
  return result;
}

describe('vitruve adr index', () => {
  it('creates a list beside the records, and changes nothing the second time', () => {
    const files = done(run(FILES, 'index'));
    assert.equal(
      files[INDEX],
      [
        '# Decisions\n',
        '<!-- decisions: vitruve adr index -->\n',
        '| ADR | Title | Status | Date |',
        '| --- | --- | --- | --- |',
        '| [ADR-0001](0001-use-sqlite.md) | Use SQLite | accepted | 2025-03-01 |',
        String.raw`| [ADR-0002](0002-use-a-b.md) | Use A \| B | proposed | 2025-03-02 |`,
        '',
        '<!-- /decisions -->\n',
      ].join('\n'),
    );
    assert.deepEqual(done(run(files, 'index')), files);
  });

  it('replaces what is between the comments, keeps all else, its line ends and an aligned table', () => {
    const start =
      'Ours.\r\n\r\n<!-- decisions: vitruve adr index -->\r\nold\r\n<!-- /decisions -->\r\n\r\nOurs too.\r\n';
    const files = done(run({ ...FILES, [INDEX]: start }, 'index'));
    const text = files[INDEX] ?? '';
    assert.match(
      text,
      /^Ours\.\r\n\r\n<!-- dec[^]*Use SQLite[^]*<!-- \/decisions -->\r\n\r\nOurs too\.\r\n$/u,
    );
    assert.doesNotMatch(text, /old|[^\r]\n/u);
    const aligned = text.replaceAll('| --- ', '| -------- ').replaceAll(' | accepted', '     | accepted');
    assert.equal(done(run({ ...files, [INDEX]: aligned }, 'index'))[INDEX], aligned);
  });

  it('finds the list of adr-log, and one above the records', () => {
    const text = '# ADL\n\n<!-- adrlog -->\n\n* old\n\n<!-- adrlogstop -->\n';
    const files = done(run({ ...FILES, 'docs/index.md': text }, 'index'));
    assert.match(files['docs/index.md'] ?? '', /\(decisions\/0001-use-sqlite\.md\)/u);
    assert.equal(files[INDEX], undefined);
  });

  it('leaves a file without the comments as it is, and says what to add', () => {
    assert.match(
      JSON.stringify(run({ ...FILES, [INDEX]: '# Ours\n' }, 'index')),
      /docs\/decisions\/README\.md.*<!-- \/decisions -->/u,
    );
    assert.match(JSON.stringify(run({ 'README.md': '# Hello\n' }, 'index')), /has no decisions/u);
  });

  it('is written where it is asked for, in the language of the records, and names successors', () => {
    const files = { ...FILES, [ONE]: record(1, 'Use SQLite', 'superseded by ADR-0002') };
    const french = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        text.replace('Considered Options', 'Options envisagées'),
      ]),
    );
    for (const language of ['en', 'fr'] as const) {
      const list = (records: Files): string =>
        done(run(records, 'index', { file: 'docs/adl.md' }, language))['docs/adl.md'] ?? '';
      assert.match(list(french), /^# Décisions\n[^]*Titre \| Statut[^]*\| remplacé \(ADR-0002\) \|/u);
      assert.match(list(files), /^# Decisions\n[^]*Title \| Status[^]*\| superseded \(ADR-0002\) \|/u);
    }
  });
});

describe('vitruve adr supersede', () => {
  const NAMES = [
    ['1', '2'],
    ['ADR-0001', 'adr-2'],
    [ONE, `./${TWO}`],
    ['0001-use-sqlite.md', '0002-use-a-b.md'],
  ];
  for (const [old = '', successor = ''] of NAMES) {
    it(`links ${old} and ${successor}, and changes nothing the second time`, () => {
      const files = done(run(FILES, 'supersede', { old, new: successor }));
      assert.match(files[ONE] ?? '', /^status: superseded by ADR-0002$/mu);
      assert.match(files[TWO] ?? '', /^Supersedes \[ADR-0001\]\(0001-use-sqlite\.md\)$/mu);
      assert.deepEqual(done(run(files, 'supersede', { old, new: successor })), files);
      const workspace = workspaceOf(files);
      const rules = [ONE, TWO].flatMap((path) =>
        workspace.check(uriOf(path)).findings.map(({ rule }) => rule),
      );
      assert.ok(!rules.includes('adr/supersede-not-mirrored'));
    });
  }

  it('creates the successor when it is given a title', () => {
    const files = done(run(FILES, 'supersede', { old: '1', new: 'Use DuckDB' }));
    assert.match(files['docs/decisions/0003-use-duckdb.md'] ?? '', /^Supersedes \[ADR-0001\]/mu);
    assert.match(files[ONE] ?? '', /^status: superseded by ADR-0003$/mu);
  });

  const REFUSED: readonly (readonly [Files, string, string, RegExp])[] = [
    [FILES, '9', '2', /9.* does not exist/u],
    [FILES, '1', '9', /9.* does not exist/u],
    [FILES, '1', 'ADR-0009', /ADR-0009.* does not exist/u],
    [FILES, '1', '0009-x.md', /does not exist/u],
    [FILES, '1', '1', /cannot supersede itself/u],
    [FILES, '2', '1', /cannot be changed/u],
    [
      { ...FILES, 'other/adr/0001-x.md': record(1, 'X') },
      '1',
      '2',
      /Several decisions.*other\/adr\/0001-x\.md/u,
    ],
    [
      {
        ...FILES,
        [ONE]: record(1, 'A', 'superseded by ADR-0003'),
        'docs/decisions/0003-c.md': record(3, 'C'),
      },
      ...(['1', '2'] as const),
      /already superseded by ADR-0003/u,
    ],
  ];
  for (const [files, old, successor, reason] of REFUSED) {
    it(`is refused for ${old} and ${successor}: ${reason.source}`, () => {
      assert.match(JSON.stringify(run(files, 'supersede', { old, new: successor })), reason);
    });
  }
});
