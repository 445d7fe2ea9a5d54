import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FindingCounts, loadKinds, DEFAULT_SETTINGS, Workspace, type Settings } from '@vitruve/manifests';
import { rounds } from '@vitruve/manifests/testing';
import fc from 'fast-check';
import { CancellationToken } from 'vscode-languageserver';
import { readFolder } from '../folder.ts';
import { ServerHost } from '../host.ts';
import { CancellationError } from '../time-slices.ts';
import { History, uriOfPath } from '@vitruve/workspace';
import { committedFindings } from './committed-findings.ts';

const nygard = (number: number, status: string, context: string): string =>
  `# ${number}. Decision ${number}\n\nDate: 2025-01-10\n\n## Status\n\n${status}\n\n## Context\n\n${context}\n\n## Decision\n\nSo.\n\n## Consequences\n\nThen.\n`;
const raci = (cells: string, decision = ''): string =>
  `variant: RACI\nroles: [Ada, Bob]\nactivities:\n  - name: Ship\n    assignments: {${cells}}\n${decision}`;

/** Texts that a file may have, by path: findings of each depend on the others. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'docs/adr/0001-a.md': [
    nygard(1, 'Accepted', 'x'),
    nygard(1, 'Superseded by [2. B](0002-b.md)', 'See ADR-0003.'),
  ],
  'docs/adr/0002-b.md': [
    nygard(2, 'Accepted\n\nSupersedes [1. A](0001-a.md)', 'x'),
    nygard(2, 'Rejected', '[3](0003-c.md)'),
  ],
  'docs/adr/0003-c.md': [nygard(3, 'Proposed', 'See ADR-0001 and ADR-0002.'), nygard(2, 'Accepted', 'x')],
  'raci.yaml': [
    raci('Ada: R'),
    raci('Ada: A, Bob: R', '    decisions: [ADR-0003]\n'),
    '# vitruve-ignore raci/*: old\nvariant: RACI\n',
  ],
  'plain.yaml': ['a: 1\n', raci('Bob: C')],
  'été/notes.md': ['See ADR-0002 and [it](../docs/adr/0002-b.md).\n', 'Nothing.\r\nSee ADR-0009.\r\n'],
};
const PATHS = Object.keys(TEXTS);

type Files = Readonly<Record<string, string>>;

/** A repository in which the folder of the workspace is one of several. */
class Repository {
  readonly #root = realpathSync(mkdtempSync(join(tmpdir(), 'vitruve-history-')));
  readonly folder = join(this.#root, 'part');

  constructor(committed: Files, config: readonly string[] = []) {
    mkdirSync(this.folder);
    this.git('init', '-q');
    for (const setting of config) this.git('config', ...setting.split('='));
    this.write({ ...committed, '../other/raci.yaml': raci('Ada: R') });
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'first');
  }

  write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { force: true });
  }

  git(...args: string[]): void {
    const identity = [
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    execFileSync('git', ['-C', this.#root, ...identity, ...args], {
      stdio: 'ignore',
    });
  }

  dispose(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

async function workspaceIn(folder: string, host: ServerHost, settings: Settings): Promise<Workspace> {
  const workspace = new Workspace(await loadKinds(), host);
  workspace.addRoot(uriOfPath(folder), settings);
  await readFolder(workspace, folder, settings, new AbortController().signal, () => undefined);
  return workspace;
}

async function counted(
  { folder }: Repository,
  before: (workspace: Workspace) => void,
  settings = DEFAULT_SETTINGS,
  token = CancellationToken.None,
): Promise<unknown> {
  const host = new ServerHost();
  const history = await History.of(folder);
  host.setHistory(uriOfPath(folder), history);
  const workspace = await workspaceIn(folder, host, settings);
  before(workspace);
  return seen(await committedFindings(workspace, host, uriOfPath(folder), history, token), folder);
}

/** The findings of files as they are, without any history. */
async function expected(files: Files, settings = DEFAULT_SETTINGS): Promise<unknown> {
  const repository = new Repository(files);
  try {
    const { folder } = repository;
    const workspace = await workspaceIn(folder, new ServerHost(), settings);
    const counts = new FindingCounts();
    for (const uri of workspace.manifests()) counts.add(uri, workspace.check(uri).findings);
    return seen(counts, folder);
  } finally {
    repository.dispose();
  }
}

function seen({ bySeverity, byRule, byFile }: FindingCounts, folder: string): unknown {
  const files = [...byFile].map(([uri, count]) => [uri.slice(uriOfPath(folder).length), count] as const);
  return {
    bySeverity,
    byRule: Object.fromEntries(byRule),
    byFile: Object.fromEntries(files),
  };
}

describe('views/committed-findings', () => {
  it('finds what a fresh start on the committed files finds', async () => {
    const state = fc.record(
      Object.fromEntries(PATHS.map((path) => [path, fc.option(fc.constantFrom(...(TEXTS[path] ?? [])))])),
    );
    const present = (files: Readonly<Record<string, string | null>>): Files =>
      Object.fromEntries(
        Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
      );
    await fc.assert(
      fc.asyncProperty(
        state,
        state,
        fc.subarray(PATHS),
        fc.subarray(PATHS),
        async (first, now, checked, open) => {
          const repository = new Repository(present(first));
          try {
            for (const path of PATHS) if (now[path] === null) repository.remove(path);
            repository.write(present(now));
            const uriOf = (path: string): string => uriOfPath(join(repository.folder, path));
            const found = await counted(repository, (workspace) => {
              for (const path of open) {
                const text = workspace.document(uriOf(path))?.getText();
                if (text !== undefined) workspace.update(uriOf(path), `${text}\n`, { open: true });
              }
              for (const path of checked) workspace.check(uriOf(path));
            });
            assert.deepEqual(found, await expected(present(first)));
          } finally {
            repository.dispose();
          }
        },
      ),
      rounds(100),
    );
  });

  it('takes line ends that git writes otherwise than it keeps them for no change', async () => {
    const text = raci('Ada: R');
    const repository = new Repository({ 'raci.yaml': text.replaceAll('\n', '\r\n') }, ['core.autocrlf=true']);
    try {
      const history = await History.of(repository.folder);
      const uri = uriOfPath(join(repository.folder, 'raci.yaml'));
      assert.ok(history.isUnchangedText(uri, text.replaceAll('\n', '\r\n')));
      assert.ok(history.isUnchangedText(uri, text));
      assert.ok(!history.isUnchangedText(uri, `${text}\r\n`));
      assert.deepEqual(await counted(repository, () => undefined), await expected({ 'raci.yaml': text }));
    } finally {
      repository.dispose();
    }
  });

  it('leaves out deleted files that are excluded', async () => {
    const files = {
      'raci.yaml': raci('Ada: R'),
      'old/raci.yaml': raci('Bob: C'),
      'gone.raci.yaml': raci('Bob: C'),
    };
    const settings = { ...DEFAULT_SETTINGS, exclude: ['old/'] };
    const repository = new Repository(files);
    try {
      repository.remove('old/raci.yaml');
      repository.remove('gone.raci.yaml');
      assert.deepEqual(await counted(repository, () => undefined, settings), await expected(files, settings));
    } finally {
      repository.dispose();
    }
  });

  it('leaves a deleted file of a folder inside to that folder', async () => {
    const files = { 'raci.yaml': raci('Ada: R') };
    const repository = new Repository({
      ...files,
      'inside/gone.raci.yaml': raci('Bob: C'),
    });
    try {
      repository.remove('inside/gone.raci.yaml');
      const found = await counted(repository, (workspace) => {
        workspace.addRoot(uriOfPath(join(repository.folder, 'inside')), DEFAULT_SETTINGS);
      });
      assert.deepEqual(found, await expected(files));
    } finally {
      repository.dispose();
    }
  });

  it('takes away what is not found any more, and leaves the workspace as it is', async () => {
    const repository = new Repository({ 'raci.yaml': raci('Ada: R') });
    try {
      repository.write({ 'raci.yaml': raci('Ada: A, Bob: R') });
      let current: Workspace | undefined;
      await counted(repository, (workspace) => (current = workspace));
      const uri = uriOfPath(join(repository.folder, 'raci.yaml'));
      assert.equal(current?.document(uri)?.getText(), raci('Ada: A, Bob: R'));
      assert.deepEqual(
        current.check(uri).findings.filter(({ severity }) => severity === 'error'),
        [],
      );
    } finally {
      repository.dispose();
    }
  });

  it('stops when nobody waits for it any more', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [
        `docs/adr/${String(n).padStart(4, '0')}-x.md`,
        nygard(n, 'Accepted', 'x'),
      ]),
    );
    const repository = new Repository(files);
    try {
      await assert.rejects(
        counted(repository, () => undefined, DEFAULT_SETTINGS, CancellationToken.Cancelled),
        CancellationError,
      );
    } finally {
      repository.dispose();
    }
  });
});
