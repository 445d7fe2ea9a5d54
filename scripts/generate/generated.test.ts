import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadKinds } from '@vitruve/manifests';
import { GENERATED } from './generated.ts';

const KINDS = await loadKinds();

describe('the extension manifest', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: {
      commands: { command: string }[];
    };
  };

  it('has the commands that kinds name in menus', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const ofFiles = KINDS.flatMap(({ files }) => files.flatMap(({ commands = [] }) => commands));
    const ofTrees = KINDS.flatMap(({ trees = [] }) =>
      trees.flatMap((tree) => [
        ...tree.commands,
        ...tree.items.flatMap(({ view, commands = [] }) => [view, ...commands]),
      ]),
    );
    assert.deepEqual(
      [...ofFiles, ...ofTrees].filter((id) => !known.has(id)),
      [],
    );
  });
});

describe('generated files', () => {
  for (const [path, make] of Object.entries(GENERATED))
    it(`${path} is up to date: run "npm run generate" otherwise`, async () => {
      const text = readFileSync(path, 'utf8');
      assert.equal(await make(text), text);
    });

  it('are made anew when something in them is gone', async () => {
    const text = readFileSync('package.json', 'utf8');
    const without = text
      .replace('"onLanguage:dockercompose",', '')
      .replace('"when": "viewItem == decision"', '"when": "viewItem == other"')
      .replace('"command": "vitruve.showMatrix",', '"command": "vitruve.showMatrix", "enablement": "false",')
      .replace('"%view.risks%"', '"Other"')
      .replace('*.raci.yaml', '*.other.yaml')
      .replace('"keepMetadata"', '"keepNothing"');
    assert.notEqual(without, text);
    assert.equal(await GENERATED['package.json']?.(without), text);
  });
});
