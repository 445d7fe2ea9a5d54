import * as vscode from 'vscode';
import { at, closeAll, eventually, folder, hands, notified, open, replace, rulesIn } from './editor.ts';
import { setTheme, View } from './view.ts';

/** Milliseconds that colours and animations take to settle. */
const SETTLED = 1200;

export async function picture(name: string): Promise<void> {
  await new Promise((wake) => setTimeout(wake, SETTLED));
  // The editor opens it by itself, some time after its start.
  await vscode.commands.executeCommand('workbench.action.closeAuxiliaryBar');
  await hands({ do: 'screenshot', name });
}

/** The views beside a risk table and a matrix, as the readme shows them. */
export async function workbenchPicture(name: string): Promise<void> {
  await setTheme('Default Dark Modern');
  const { document } = await open('governance/amdec.yaml');
  await vscode.commands.executeCommand('vitruve.decisions.focus');
  await eventually('findings', () => rulesIn(document.uri).length > 0 || undefined);
  await vscode.window.showTextDocument(document);
  const matrix = vscode.Uri.joinPath(folder(), 'governance/faulty.raci.yaml');
  await vscode.window.showTextDocument(matrix, { viewColumn: vscode.ViewColumn.Beside });
  await hands({ do: 'see', selector: '.part.sidebar:not(:has(.codicon-tree-item-loading))' });
  await picture(name);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** A matrix with its text, the caret being in one of its activities. */
export async function matrixPicture(name: string): Promise<void> {
  await setTheme('Default Light Modern');
  const { document } = await open('raci.yaml');
  await besideText(document, 'raci/matrix', 'raci.yaml', [0.36, 0.64], at(document, 'Animer le centre'));
  await picture(name);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function riskMapPicture(name: string): Promise<void> {
  await setTheme('Default Dark Modern');
  await (await View.open('amdec/map', 'risques.amdec.yaml')).settled();
  await picture(name);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Resources with a lens and a finding, beside what they deploy; the autoscaler names a Deployment that is nowhere. */
export async function topologyPicture(name: string): Promise<void> {
  await setTheme('Default Light Modern');
  const editor = await open('kubernetes/service.yaml');
  const { document } = editor;
  await replace(editor, 'kind: Deployment\n    name: stock-api', 'kind: Deployment\n    name: stock-app');
  await eventually('a finding', () => rulesIn(document.uri).length > 0 || undefined);
  await besideText(document, 'kubernetes/topology', undefined, [0.38, 0.62], at(document, 'name: stock-app'));
  editor.revealRange(new vscode.Range(9, 0, 9, 0), vscode.TextEditorRevealType.AtTop);
  await picture(name);
  await closeAll();
}

/** A workflow beside its jobs, the caret being in one of them. */
export async function jobsPicture(name: string): Promise<void> {
  await setTheme('Default Light Modern');
  const path = '.github/workflows/ml-pipeline.yml';
  const { document } = await open(path);
  await besideText(document, 'workflow/jobs', path, [0.34, 0.66], at(document, 'name: Train and evaluate'));
  await picture(name);
  await closeAll();
}

/** Layers of a system beside its model, the caret being in one of its elements. */
export async function architecturePicture(name: string): Promise<void> {
  await setTheme('Default Light Modern');
  const path = 'architecture.yaml';
  const { document } = await open(path);
  await besideText(
    document,
    'architecture/map',
    path,
    [0.27, 0.73],
    at(document, 'title: Boutique PrestaShop'),
  );
  await picture(name);
  await closeAll();
}

/** A pipeline beside its stages after a run, in which some of them ran and others were restored from the cache. */
export async function pipelinePicture(name: string): Promise<void> {
  await setTheme('Default Dark Modern');
  const path = 'first-pipeline/sales.pipeline.yaml';
  const { document } = await open(path);
  const sales = vscode.Uri.joinPath(folder(), 'first-pipeline/sales/2025.csv');
  // The cache of whoever makes the pictures has the results of the sales as they are.
  await vscode.workspace.fs.writeFile(sales, Buffer.from(`region,amount\nnorth,${Date.now()}\n`));
  const ended = new Promise<void>((end) => {
    const listening = vscode.tasks.onDidEndTaskProcess(() => {
      listening.dispose();
      end();
    });
  });
  await vscode.commands.executeCommand('vitruve.runFile', document.uri);
  await ended;
  await vscode.commands.executeCommand('workbench.action.closePanel');
  await besideText(document, 'pipeline/stages', path, [0.5, 0.5], at(document, 'Adds the amounts'));
  await picture(name);
  await closeAll();
}

/** Photos of which faces and plates were covered, one of them before and after. */
export async function blurPicture(name: string): Promise<void> {
  await setTheme('Default Light Modern');
  await vscode.commands.executeCommand('workbench.action.closeSidebar');
  const photos = vscode.Uri.joinPath(folder(), 'photos');
  await vscode.commands.executeCommand('vitruve.blur', photos);
  await notified('', vscode.env.language === 'fr' ? 'Comparer' : 'Compare');
  await vscode.commands.executeCommand('notifications.clearAll');
  const viewer = new View('blur');
  await viewer.says(/rue\.jpg/u);
  await viewer.click('.blur-image:has-text("rue.jpg")');
  await eventually('both pictures', () =>
    viewer.look<boolean>(`document.querySelectorAll('.blur-drawing image').length === 2 || undefined`),
  );
  // Between two people.
  for (let step = 0; step < 20; step++) await viewer.press('ArrowLeft', 'input[type=range]');
  await viewer.settled();
  await picture(name);
  await closeAll();
}

/** A view beside a text, each as wide as its share, with the caret at a place of the text. */
async function besideText(
  document: vscode.TextDocument,
  view: string,
  path: string | undefined,
  [left, right]: readonly [number, number],
  place = new vscode.Position(0, 0),
): Promise<void> {
  const drawn = await View.open(view, path);
  await vscode.commands.executeCommand('vscode.setEditorLayout', {
    orientation: 0,
    groups: [{ size: left }, { size: right }],
  });
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Selection(place, place),
  });
  await drawn.settled();
}

/** Payments in the preview of their table. */
export async function tablePicture(name: string): Promise<void> {
  await setTheme('Default Light Modern');
  const table = vscode.Uri.joinPath(folder(), 'payments.csv');
  await vscode.workspace.fs.writeFile(table, Buffer.from(payments(20_000)));
  await vscode.commands.executeCommand('vitruve.previewTable', table);
  await eventually('distributions', () =>
    new View('table').look<boolean>(`document.querySelectorAll('.table-bars').length > 2 || undefined`),
  );
  await picture(name);
  await closeAll();
}

/** Made up, and the same each time. */
function payments(rows: number): string {
  let state = 7;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const of = (values: readonly string[]): string => values[Math.floor(next() ** 2 * values.length)] ?? '';
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = new Date(Date.UTC(2025, 0, 1) + Math.floor(365 * Math.sqrt(next())) * 86_400_000);
    return [
      ...[100_001 + index, day.toISOString().slice(0, 10), (5 + 40 * -Math.log(1 - next())).toFixed(2)],
      of(['FR', 'DE', 'ES', 'IT', 'BE']),
      next() < 0.06 ? '' : of(['groceries', 'travel', 'fuel', 'books', 'music', 'other']),
      ...[Math.round(12 + 6 * (next() + next() + next() - 1.5)), next() < 0.004],
    ].join(',');
  });
  return `id,day,amount,country,category,hour,is_fraud\n${lines.join('\n')}\n`;
}
