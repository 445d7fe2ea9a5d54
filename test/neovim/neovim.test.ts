import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { needProgram } from '../../scripts/system.ts';

const ROOT = join(import.meta.dirname, '../..');
const DRIVE = join(import.meta.dirname, 'drive.lua');

/** Milliseconds that Neovim may take before it is ended. */
const PATIENCE = 60_000;

const decision = (title: string, status: string): string =>
  `# ${title}\n\nDate: 2026-01-10\n\n## Status\n\n${status}\n\n## Context\n\nWe hold data.\n\n## Decision\n\nWe do so.\n\n## Consequences\n\nCosts fall.\n`;

const FILES = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'docs/decisions/0001-keep-data.md': decision('1. Keep data', 'Accepted'),
  'docs/decisions/0002-drop-data.md': decision('2. Drop data', 'Accepted'),
  'raci.yaml': `variant: RACI
roles:
  - DPO
  - Data Owner
activities:
  - name: Retention policy
    decisions: [ADR-0001]
    assignments: {DPO: C, Data Owner: R}
`,
  'broken.raci.yaml': 'variant: RACI\nroles: [A1]\nactivities:\n  - name: x\n    assignments: {A1: R}\n',
  'matrix.md':
    '# Who does what\n\n| Activity | DPO | Data Owner | IT |\n|---|---|---|---|\n| Collect data | A | R | C |\n| Drop | A | R | I |\n',
  'risks.amdec.yaml': `title: Risks of data
grid:
  severity: {1: Minor, 2: Major, 3: Grave, 4: Fatal}
  occurrence: {1: Rare, 2: Some, 3: Often, 4: Always}
  detection: {1: Sure, 2: Likely, 3: Hard, 4: Never}
threshold: 30
risks:
  - id: R1
    item: Store
    failureMode: Leak
    effect: Data of people known to all
    cause: Open port
    severity: 4
    occurrence: 3
    detection: 2
    criticality: 25
    actions:
      - action: Close the port
        owner: DPO
        due: 2126-03-01
        decisions: [ADR-0001]
`,
};

interface Result {
  readonly version: string;
  readonly failed?: string;
  readonly finding: { line: number; message: string; severity: number; source: string };
  readonly fixed?: boolean;
  readonly hover: string;
  readonly completion: readonly string[];
  readonly definition: { file: string; line: string };
  readonly references: readonly string[];
  readonly renamed: Readonly<Record<string, string>>;
  readonly formatted: readonly string[];
  readonly closed?: boolean;
}

/** The configuration that the documentation gives for this Neovim. */
function documentedConfiguration(): string {
  const page = readFileSync(join(ROOT, 'docs/neovim.md'), 'utf8');
  const block = /^## Neovim 0\.7[^]*?^```lua\n([^]*?)^```$/mu.exec(page)?.[1];
  assert.ok(block, 'docs/neovim.md has a Lua block for Neovim 0.7');
  return block;
}

/**
 * Runs the steps of `drive.lua` in a folder of its own.
 * @param server the arguments of node that `vitruve lsp --stdio` stands for.
 */
async function inNeovim(
  steps: readonly string[],
  { server = ['dist/cli.cjs', 'lsp', '--stdio'], lang = 'en_US.UTF-8' } = {},
): Promise<Result> {
  const neovim = needProgram('nvim', 'neovim');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vitruve-neovim-')));
  try {
    const [script = '', ...args] = server;
    const command = [process.execPath, join(ROOT, script), ...args].map((part) => `'${part}'`).join(' ');
    const files = {
      ...FILES,
      '../bin/vitruve': `#!/bin/sh\nexec ${command}\n`,
      '../init.lua': documentedConfiguration(),
    };
    const workspace = join(folder, 'workspace');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(workspace, path)), { recursive: true });
      writeFileSync(join(workspace, path), text, { mode: 0o755 });
    }
    const answer = join(folder, 'result.json');
    const child = spawn(
      neovim,
      ['--headless', '-n', '-i', 'NONE', '-u', join(folder, 'init.lua'), '-S', DRIVE],
      {
        cwd: workspace,
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: PATIENCE,
        env: {
          ...process.env,
          PATH: [join(folder, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
          XDG_CONFIG_HOME: folder,
          XDG_DATA_HOME: folder,
          XDG_STATE_HOME: folder,
          XDG_CACHE_HOME: folder,
          LANG: lang,
          VITRUVE_RESULT: answer,
          VITRUVE_STEPS: steps.join(','),
        },
      },
    );
    let output = '';
    const keep = (piece: Buffer): void => void (output += piece.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await new Promise((resolve) => child.once('exit', resolve));
    let result: Result;
    try {
      result = JSON.parse(readFileSync(answer, 'utf8')) as Result;
    } catch (error) {
      throw new Error(`Neovim wrote no result: ${output}`, { cause: error });
    }
    assert.equal(result.failed, undefined, output);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('Neovim', () => {
  it('shows findings as the text changes, and none of closed files', async () => {
    const { finding, closed } = await inNeovim(['diagnostics', 'close']);
    assert.equal(finding.source, 'vitruve');
    assert.equal(finding.severity, 1);
    assert.equal(finding.line, 5);
    assert.match(finding.message, /Retention policy/);
    assert.ok(closed);
  });

  it('runs the server alone as well', async () => {
    const { finding } = await inNeovim(['diagnostics'], { server: ['dist/server.cjs', '--stdio'] });
    assert.match(finding.message, /accountable/i);
  });

  it('speaks the language of the terminal', async () => {
    const { finding } = await inNeovim(['diagnostics'], { lang: 'fr_FR.UTF-8' });
    assert.match(finding.message, /Aucun rôle ne répond/u);
  });

  it('explains a decision under the cursor, jumps to it and lists who names it', async () => {
    const { hover, definition, references } = await inNeovim(['hover', 'definition', 'references']);
    assert.match(hover, /Keep data/);
    assert.equal(definition.file, '0001-keep-data.md');
    assert.equal(definition.line, '# 1. Keep data');
    assert.deepEqual([...new Set(references)], ['0001-keep-data.md', 'raci.yaml', 'risks.amdec.yaml']);
  });

  it('completes the roles of the matrix', async () => {
    const { completion } = await inNeovim(['completion']);
    assert.ok(
      completion.some((word) => word.startsWith('DPO')),
      completion.join(', '),
    );
  });

  it('renames a role in all files', async () => {
    const { renamed } = await inNeovim(['rename']);
    assert.match(renamed['raci.yaml'] ?? '', /- Data Protection Officer\n/);
    assert.match(renamed['raci.yaml'] ?? '', /\{Data Protection Officer: C/);
    assert.match(renamed['risks.amdec.yaml'] ?? '', /owner: Data Protection Officer/);
  });

  it('applies a quick fix', async () => {
    assert.ok((await inNeovim(['action'])).fixed);
  });

  it('formats a matrix', async () => {
    const { formatted } = await inNeovim(['formatting']);
    assert.ok(formatted.includes('| Collect data | A   | R          | C   |'), formatted.join('\n'));
  });
});
