import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, hands, hasHands } from './editor.ts';
import { setTheme, View } from './view.ts';

/** The four themes that the editor comes with, by the names of the pictures that are taken in them. */
const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

const VIEWS: readonly (readonly [view: string, path?: string])[] = [
  ['adr/graph'],
  ['adr/timeline'],
  ['adr/board'],
  ['raci/matrix', 'data-governance/raci.yaml'],
  ['raci/responsibilities', 'data-governance/raci.yaml'],
  ['amdec/map', 'data-governance/risques.amdec.yaml'],
  ['amdec/components', 'data-governance/risques.amdec.yaml'],
  ['workspace/findings'],
];

/**
 * The themes in which a view is looked at: the first view in all of them, each other one in another. All views in all themes are
 * looked at outside of the editor, with the colors of its themes (`test/webviews`), and here in the long run.
 */
function themesOf(place: number): readonly (readonly [name: string, theme: string])[] {
  const themes = Object.entries(THEMES);
  const isAll = place === 0 || process.env['VITRUVE_LONG'] !== undefined;
  return isAll ? themes : themes.slice(place % themes.length).slice(0, 1);
}

/** Views in themes: looked at by axe, and by us, in `out/pictures/views`. */
describe('views in all themes', () => {
  before(async function () {
    if (!hasHands) this.skip();
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('workbench.action.closeAuxiliaryBar');
  });
  for (const [place, [id, path]] of VIEWS.entries()) {
    describe(id, () => {
      let view: View;
      before(async () => {
        view = await View.open(id, path);
      });
      after(closeAll);

      for (const [name, theme] of themesOf(place)) {
        it(`is accessible in ${theme}`, async () => {
          await setTheme(theme);
          await eventually(
            'the theme',
            async () =>
              (await view.look('document.body.dataset.vscodeThemeKind')) === `vscode-${name}` || undefined,
          );
          await view.settled();
          await hands({ do: 'screenshot', name: `views/${id.replace('/', '-')}-${name}` });
          await view.isAccessible();
        });
      }
    });
  }

  it('would be found out if they were not accessible', async () => {
    const board = await View.open('adr/board');
    await board.read(`document.querySelector('main').append(document.createElement('img'))`);
    await assert.rejects(board.isAccessible(), /image-alt/u);
    await closeAll();
  });

  it('are refused nothing by their policy', async () => {
    assert.deepEqual(JSON.parse(await hands({ do: 'refusals' })), []);
  });
});
