import * as vscode from 'vscode';
import { closeAll, eventually, hands, hasHands, open } from './editor.ts';

describe('views', () => {
  before(function () {
    if (!hasHands) this.skip();
  });
  afterEach(closeAll);

  /** Waits until every view of the side bar has told what it holds: each is filled on its own. */
  async function sideBar(...expected: readonly RegExp[]): Promise<void> {
    await vscode.commands.executeCommand('vitruve.decisions.focus');
    let missing = expected;
    await eventually(
      'the views to be filled',
      async () => {
        const text = await hands({ do: 'text', selector: '#workbench\\.parts\\.sidebar' });
        missing = expected.filter((line) => !line.test(text));
        return missing.length === 0 || undefined;
      },
      () => `${missing.join(', ')} not seen`,
    );
  }

  it('list decisions by status, responsibilities by role and risks by criticality', async () => {
    await open('governance/raci.yaml');
    await sideBar(/Accepted/u, /Catalogue every data set/u, /Head of Data/u, /At or above the threshold/u);
    await hands({ do: 'screenshot', name: 'views' });
  });

  it('lead to the source', async () => {
    await sideBar(/ADR-0003/u);
    await hands({
      do: 'click',
      selector: '#workbench\\.parts\\.sidebar .monaco-list-row:has-text("ADR-0003")',
    });
    await eventually(
      'the decision',
      () => vscode.window.activeTextEditor?.document.uri.path.includes('/0003-') || undefined,
    );
  });

  it('are summed up in the status bar', async () => {
    await eventually('the counts', async () => {
      const shown = await hands({
        do: 'text',
        selector: '[id="vitruve.vitruve.vitruve.status"], [id="vitruve.vitruve"]',
      });
      return /Vitruve\s*\d/u.test(shown) || undefined;
    });
  });
});
