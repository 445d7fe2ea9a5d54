import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { CLI, CommandFolder } from './command.ts';

/** The stage shows what the runner itself was started with, where the system tells that. */
const PIPELINE = `version: 1
stages:
  send:
    environment: {TOKEN: {secret: API_TOKEN}}
    run: |
      test -n "$TOKEN"
      echo "token $TOKEN"
      cat /proc/$PPID/environ /proc/$PPID/cmdline > runner.txt || true
      touch \${outputs.o}
    outputs: {o: o.txt}
`;

describe('vitruve run, started by an editor', () => {
  it('is told secrets by a channel alone, hides them in what it prints, and tells what happens', async () => {
    const folder = new CommandFolder().write({ 'x.pipeline.yaml': PIPELINE });
    try {
      const child = spawn(process.execPath, [CLI, 'run', '--editor'], {
        cwd: folder.path,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', LC_ALL: 'C.UTF-8', VITRUVE_CACHE: 'off' },
      });
      let text = '';
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (more: string) => {
          text += more;
        });
      const events: unknown[] = [];
      child.on('message', (event) => events.push(event));
      child.send({ secrets: { API_TOKEN: 'hidden-value' } });
      const [code] = (await once(child, 'close')) as [number];
      assert.equal(code, 0, text);
      assert.match(text, /send \| token \*\*\*/u);
      const kinds = events.map((event) => (event as { readonly event: string }).event);
      assert.deepEqual(kinds, ['planned', 'started', 'ended']);
      const path = `${folder.path}/runner.txt`;
      const told = [text, JSON.stringify(events), existsSync(path) ? readFileSync(path, 'utf8') : ''].join(
        '',
      );
      assert.equal(told.includes('hidden-value'), false);
    } finally {
      folder.remove();
    }
  });

  it('refuses where no editor is', async () => {
    const folder = new CommandFolder().write({ 'x.pipeline.yaml': PIPELINE });
    try {
      const { code, stderr } = await folder.run(['run', '--editor']);
      assert.equal(code, 2);
      assert.match(stderr, /for editors/u);
    } finally {
      folder.remove();
    }
  });
});
