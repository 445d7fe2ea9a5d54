import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadKinds } from '@vitruve/manifests';
import { GENERATED } from './generated.ts';

const KINDS = await loadKinds();

describe('the extension manifest', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: {
      commands: { command: string }[];
      views: { vitruve: { id: string }[] };
      customEditors: { viewType: string }[];
    };
  };

  it('has every command of a kind', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const views = KINDS.flatMap((kind) => kind.views?.flatMap(({ command }) => command ?? []) ?? []);
    const own = KINDS.flatMap((kind) => kind.commands?.map(({ id }) => id) ?? []);
    const inMenus = KINDS.flatMap(({ files }) => files.flatMap(({ commands = [] }) => commands));
    assert.deepEqual(
      [...views, ...own, ...inMenus].filter((id) => !known.has(id)),
      [],
    );
  });

  it('has the tree views and the custom editors of the kinds, and no others', () => {
    assert.deepEqual(
      contributes.views.vitruve.map(({ id }) => id).sort(),
      KINDS.flatMap((kind) => kind.trees?.map(({ id }) => id) ?? []).sort(),
    );
    const editors = KINDS.flatMap(({ views = [] }) => views).flatMap((view) =>
      view.scope === 'document' && view.customEditor ? [view.customEditor.id] : [],
    );
    assert.deepEqual(
      contributes.customEditors.map(({ viewType }) => viewType),
      editors,
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
      .replace('*.raci.yaml', '*.other.yaml')
      .replace('"keepMetadata"', '"keepNothing"');
    assert.notEqual(without, text);
    assert.equal(await GENERATED['package.json']?.(without), text);
  });
});
