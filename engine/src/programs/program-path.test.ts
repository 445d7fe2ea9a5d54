import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { programPath } from './program-path.ts';

describe('programs of processes', () => {
  it('are the bundle beside the module that asks', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vitruve-program-'));
    try {
      const bundle = join(folder, 'tables.cjs');
      writeFileSync(bundle, '');
      assert.equal(programPath('tables.cjs', pathToFileURL(join(folder, 'cli.cjs')).href), bundle);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are made of their sources where there is none, each apart from the others', () => {
    const paths = ['tables', 'inference'].map((name) =>
      programPath(`${name}.cjs`, new URL(`../${name}/process/program.ts`, import.meta.url).href),
    );
    assert.notEqual(paths[0], paths[1]);
    for (const path of paths) assert.ok(existsSync(path), path);
  });
});
