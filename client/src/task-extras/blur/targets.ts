import * as vscode from 'vscode';

/** What the open dialog proposes; the engine reads what it can, whatever its name. */
const ENDINGS = ['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff', 'avif', 'gif', 'heic', 'heif', 'hif'];

const IMAGE_NAME = new RegExp(`\\.(?:${ENDINGS.join('|')})$`, 'iu');

/**
 * The images and folders that a command is about: what is selected in the explorer, what a key binding names under
 * `uris`, the picture in the active tab, or else what the user chooses.
 * @param selected all that is selected, where `argument` was clicked on.
 * @returns undefined when nothing was chosen.
 * @throws Error for what is not on a disk.
 */
export async function targetsOf(
  argument: unknown,
  selected: unknown,
): Promise<readonly vscode.Uri[] | undefined> {
  const targets = named(argument, selected) ?? activePicture() ?? (await chooseTargets());
  const notOnDisk = targets?.find(({ scheme }) => scheme !== 'file');
  if (notOnDisk) {
    throw new Error(vscode.l10n.t('"{0}" is not on a local disk.', notOnDisk.toString(true)));
  }
  return targets;
}

function named(argument: unknown, selected: unknown): readonly vscode.Uri[] | undefined {
  if (Array.isArray(selected)) {
    const uris = selected.filter((one): one is vscode.Uri => one instanceof vscode.Uri);
    if (uris.length > 0) return uris;
  }
  if (argument instanceof vscode.Uri) return [argument];
  if (typeof argument !== 'object' || argument === null || !('uris' in argument)) return undefined;
  const { uris } = argument;
  if (!Array.isArray(uris)) return undefined;
  return uris.filter((uri): uri is string => typeof uri === 'string').map((uri) => vscode.Uri.parse(uri));
}

/** The picture in the active tab, whichever editor shows it. */
function activePicture(): readonly vscode.Uri[] | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const shown = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
  return shown && IMAGE_NAME.test(input.uri.path) ? [input.uri] : undefined;
}

/** Asks which images and folders; undefined when nothing was chosen. */
export async function chooseTargets(): Promise<readonly vscode.Uri[] | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const items = [
    ...folders.map(({ name, uri }) => ({
      label: vscode.l10n.t('All images in {0}', name),
      choose: () => Promise.resolve<readonly vscode.Uri[] | undefined>([uri]),
    })),
    { label: vscode.l10n.t('Select images…'), choose: choosePictures },
    { label: vscode.l10n.t('Select a folder…'), choose: chooseFolder },
  ];
  const placeHolder = vscode.l10n.t('Select images to process');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.choose();
}

async function choosePictures(): Promise<readonly vscode.Uri[] | undefined> {
  const filters = { [vscode.l10n.t('Images')]: ENDINGS };
  return vscode.window.showOpenDialog({ canSelectMany: true, filters });
}

async function chooseFolder(): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, canSelectMany: true });
}
