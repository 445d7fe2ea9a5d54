import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CommandFolder } from './command.ts';

const MODEL = `version: 1
model: shop
elements: { web: {}, api: {} }
flows:
  - { from: web, to: api }
`;

describe('vitruve graph', () => {
  let folder: CommandFolder;

  beforeEach(() => {
    folder = new CommandFolder();
    folder.write({ 'architecture.yaml': MODEL });
  });

  afterEach(() => {
    folder.remove();
  });

  it('answers as text and as JSON', async () => {
    const text = await folder.runHere(['graph', 'path', 'web', 'api']);
    assert.deepEqual([text.code, text.stdout], [0, 'shop\n  web → api\n'], text.stderr);
    const json = await folder.runHere(['graph', 'path', 'web', 'api', '--json']);
    assert.deepEqual(JSON.parse(json.stdout), {
      models: [{ model: 'shop', file: 'architecture.yaml', path: ['web', 'api'] }],
    });
  });

  it('ends with 2 for a name that does not exist', async () => {
    const { code, stdout, stderr } = await folder.runHere(['graph', 'impact', 'apis']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /The element "apis" does not exist\. Did you mean "api"\?/u);
  });

  it('makes what a name does to a terminal harmless', async () => {
    folder.write({ 'architecture.yaml': 'version: 1\nmodel: "a\\e[31mb"\nelements: { x: {} }\n' });
    const { stdout } = await folder.runHere(['graph', 'cycles']);
    assert.ok(!stdout.includes('\u001B'), JSON.stringify(stdout));
  });
});
