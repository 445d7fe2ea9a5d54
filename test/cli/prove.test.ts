import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { git } from '../git.ts';
import { CommandFolder } from './command.ts';

const MODEL = `version: 1
model: shop
elements: { web: {}, api: {}, legacy: {} }
flows:
  - { from: api, to: legacy }
`;
const RECORD = `---
status: accepted
checks:
  - id: strangle
    flows: { to: legacy }
    atMost: 1
---

# Replace the legacy system
`;

describe('vitruve adr prove', () => {
  let folder: CommandFolder;

  beforeEach(() => {
    folder = new CommandFolder();
    git(folder.path, 'init', '-q');
    commit('sound', { 'architecture.yaml': MODEL, 'docs/adr/0001-replace.md': RECORD });
    commit('other', { 'docs/notes.md': 'Notes\n' });
    commit('broken', { 'architecture.yaml': `${MODEL}  - { from: web, to: legacy }\n` });
    commit('later', { 'docs/notes.md': 'More notes\n', 'src/index.js': '' });
    commit('code only', { 'src/index.js': 'start();\n' });
  });

  afterEach(() => {
    folder.remove();
  });

  function commit(message: string, files: Readonly<Record<string, string>>): void {
    folder.write(files);
    git(folder.path, 'add', '-A');
    git(folder.path, 'commit', '-q', '-m', message, '--date=2026-02-03T12:00:00Z');
  }

  it('reads from commits since when a check is broken, without a checkout', async () => {
    const json = await folder.runHere(['adr', 'prove', '--json']);
    assert.equal(json.code, 0, json.stderr);
    const [{ checks } = { checks: [] }] = (
      JSON.parse(json.stdout) as {
        decisions: { checks: { since: { cause: string; commit: { hash: string; author: string } } }[] }[];
      }
    ).decisions;
    const since = checks[0]?.since;
    assert.deepEqual([since?.cause, since?.commit.author], ['commit', 'Ada']);
    const hash = since?.commit.hash ?? '';
    const diff = await folder.runHere(['graph', 'diff', `${hash}~1`]);
    assert.match(diff.stdout, /web→legacy/u);
    assert.match((await folder.runHere(['graph', 'diff', hash])).stdout, /^No changes/u);
    const text = await folder.runHere(['adr', 'prove']);
    assert.ok(text.stdout.includes(`Broken since ${hash.slice(0, 9)} of `), text.stdout);
    assert.equal(readFileSync(join(folder.path, 'docs', 'notes.md'), 'utf8'), 'More notes\n');
  });

  it('looks at no more commits than asked, and says so', async () => {
    const { stdout } = await folder.runHere(['adr', 'prove', '--commits', '1']);
    assert.match(stdout, /or earlier: older commits were not searched/u);
    assert.doesNotMatch((await folder.runHere(['adr', 'prove', '--commits', '0'])).stdout, /Broken since/u);
    const wrong = await folder.runHere(['adr', 'prove', '--commits', 'all']);
    assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
  });

  it('does not take the end of a shallow clone for the beginning', async () => {
    git(folder.path, 'clone', '-q', '--depth=1', pathToFileURL(folder.path).href, 'clone');
    const { stdout, stderr } = await folder.runHere(['adr', 'prove', '--folder', 'clone']);
    assert.match(stdout, /or earlier: older commits were not searched/u, stderr);
  });

  it('knows a check of files that came back after they were deleted', async () => {
    git(folder.path, 'rm', '-q', 'docs/adr/0001-replace.md');
    git(folder.path, 'commit', '-q', '-m', 'without');
    commit('again', { 'docs/adr/0001-replace.md': RECORD });
    const { stdout } = await folder.runHere(['adr', 'prove', '--commits', '2']);
    assert.match(stdout, /Broken since [0-9a-f]{9} of \S+ by Ada\n/u);
    assert.match((await folder.runHere(['adr', 'prove', '--commits', '1'])).stdout, /or earlier/u);
  });
});
