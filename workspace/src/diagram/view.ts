import { t } from '@vscode/l10n';
import {
  findingBoard,
  documentOffers,
  folderOffers,
  show,
  loadKinds,
  type Offer,
  type Content,
  type Workspace,
} from '@vitruve/manifests';
import { uriOfPath } from '../disk/uri-of-path.ts';
import { UserError } from '../errors.ts';
import { isOfLevels, levelOf, type WantedLevel } from './level.ts';
import { pathOf, type Target } from '../folders.ts';
import { openWorkspace, type OpenContext } from '../open.ts';
import { shownPath } from '../shown-path.ts';

/** A view of a path, ready to be drawn. */
export interface ChosenView {
  readonly id: string;
  readonly title: string;
  readonly content: Content;
}

const FINDINGS = 'workspace/findings';

/**
 * The views of a file and of its folder, or of a folder, the most telling first.
 * @throws UserError when the path does not exist.
 */
export async function viewsOf(path: string, asked: OpenContext): Promise<readonly Offer[]> {
  const { workspace, targets, folders } = await openWorkspace([path], asked, await loadKinds());
  return offersOf(workspace, targets, folders[0]);
}

function offersOf(
  workspace: Workspace,
  [target]: readonly Target[],
  folder: string | undefined,
): readonly Offer[] {
  const document = target && !target.folder ? documentOffers(workspace, uriOfPath(target.path)) : [];
  const uri = uriOfPath((target?.folder ? target.path : folder) ?? '');
  const findings: Offer = {
    view: FINDINGS,
    uri,
    title: t('Findings'),
    scope: 'folder',
  };
  return [...document, ...folderOffers(workspace, uri), findings];
}

/**
 * A view of a path.
 * @param id the view's; the most telling one when undefined, of those with levels where a level is wanted.
 * @param level the part that is shown of a diagram of levels; the first level when undefined.
 * @throws UserError when there is no such view, nothing to show, or a fault of the text that keeps the picture from being true.
 */
export async function chosenView(
  path: string,
  id: string | undefined,
  asked: OpenContext,
  level?: WantedLevel,
): Promise<ChosenView> {
  const { workspace, targets, folders, unread } = await openWorkspace([path], asked, await loadKinds());
  const file = targets[0];
  const broken = unread.find((each) => each.path === file?.path);
  if (broken) throw new UserError(t('"{0}" cannot be read', path));
  const offers = offersOf(workspace, targets, folders[0]);
  const offer =
    id === undefined
      ? (offers.find((each) => (level ? hasLevels(workspace, each) : hasContent(workspace, each))) ??
        offers[0])
      : offers.find(({ view }) => view === id);
  if (!offer) {
    const known = offers.map(({ view }) => view).join(', ');
    throw new UserError(t('"{0}" has no view "{1}". Available: {2}', path, id ?? '', known));
  }
  if (offer.view === FINDINGS)
    return {
      id: FINDINGS,
      title: offer.title,
      content: findings(workspace, offer.uri),
    };
  const shown = show(workspace, offer, false);
  if (shown && shown.problems.length > 0) {
    const lines = shown.problems.map(
      ({ uri, line, message }) => `${shownPath(asked.from, pathOf(uri))}:${line}: ${message}`,
    );
    throw new UserError([t('Errors in "{0}" would make the diagram wrong:', path), ...lines].join('\n'));
  }
  if (!shown?.content)
    throw new UserError(t('"{0}" has nothing to show in the view "{1}"', path, offer.view));
  const content = levelOf(shown.content, offer.view, level);
  return { id: offer.view, title: shown.title, content };
}

/** True for a view of a file with something to show: a file of workflows has no topology. Folders show what there is of their files. */
function hasContent(workspace: Workspace, offer: Offer): boolean {
  return offer.scope !== 'document' || show(workspace, offer, false)?.content !== undefined;
}

function hasLevels(workspace: Workspace, offer: Offer): boolean {
  if (offer.view === FINDINGS) return false;
  const content = show(workspace, offer, false)?.content;
  return content !== undefined && isOfLevels(content);
}

function findings(workspace: Workspace, folder: string): Content {
  for (const uri of workspace.manifestsIn(folder)) workspace.check(uri);
  return { type: 'finding-board', board: findingBoard(workspace, folder, {}) };
}
