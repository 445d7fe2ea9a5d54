import * as vscode from 'vscode';
import { closeAll, eventually, hands, hasHands, open } from './editor.ts';
import { View } from './view.ts';

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

  for (const [command, id] of [
    ['vitruve.showDecisionGraph', 'adr/graph'],
    ['vitruve.showDecisionBoard', 'adr/board'],
    ['vitruve.showRiskMap', 'amdec/map'],
    ['vitruve.showFindings', 'workspace/findings'],
  ] as const) {
    it(`lead to pictures: ${command}`, async () => {
      await sideBar(/ADR-0003/u, /At or above the threshold/u);
      await vscode.commands.executeCommand(command);
      await new View(id).drawn();
    });
  }

  it('lead to one of several matrices', async () => {
    await sideBar(/Head of Data/u, /Product Owner/u);
    const done = vscode.commands.executeCommand('vitruve.showMatrix');
    await hands({
      do: 'click',
      selector: '.quick-input-widget .monaco-list-row:has-text("faulty.raci.yaml")',
    });
    await done;
    const matrix = await new View('raci/matrix').drawn();
    await matrix.says(/Ship a release/u);
  });

  it('of a document and of its folder are offered together', async () => {
    await open('governance/raci.yaml');
    const done = vscode.commands.executeCommand('vitruve.openView');
    await hands({
      do: 'see',
      selector: '.quick-input-widget .monaco-list-row:has-text("Decision graph")',
    });
    await hands({ do: 'type', text: 'Responsibilities' });
    await hands({ do: 'press', keys: 'Enter' });
    await done;
    await new View('raci/responsibilities').drawn();
  });

  it('list findings by file, or otherwise', async () => {
    const lines = (text: RegExp): Promise<unknown> =>
      eventually(`${String(text)} among the findings`, async () => {
        const seen = await hands({ do: 'text', selector: '#workbench\\.parts\\.sidebar' });
        return text.test(seen) || undefined;
      });
    await vscode.commands.executeCommand('vitruve.findings.focus');
    await lines(/By file[^]*faulty\.raci\.yaml/u);
    const done = vscode.commands.executeCommand('vitruve.groupFindings');
    await hands({ do: 'click', selector: '.quick-input-widget .monaco-list-row:has-text("By severity")' });
    await done;
    await lines(/By severity[^]*Errors/u);
  });

  it('are summed up in the status bar', async () => {
    await eventually('the counts', async () => {
      const shown = await hands({
        do: 'text',
        selector: '[id="vitruve.vitruve.vitruve.status"], [id="vitruve.vitruve"]',
      });
      return /Vitruve:\s*\d/u.test(shown) || undefined;
    });
  });
});
