import { t } from '@vscode/l10n';
import {
  workspaceEditOf,
  documentOffers,
  folderOffers,
  offersElsewhere,
  offersOfView,
  show,
  isRefusal,
  type TextChange,
  type Refusal,
  type CellEdit,
  type ViewSnapshot,
  type ViewTarget,
  type Manifest,
  type Workspace,
} from '@vitruve/manifests';
import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { ServerHost } from '../host.ts';
import type { AuthoredEdit } from '../protocol.ts';
import { invalid } from '../requests/commands.ts';
import { answering } from '../requests/language-requests.ts';
import { CancellationError, nextTurn } from '../time-slices.ts';
import { canonicalUri } from '../uri.ts';
import {
  CellEditRequest,
  ViewRequest,
  ViewsChanged,
  ViewsRequest,
  type ViewOffer,
} from '../view-protocol.ts';
import { ChangeNotice } from './change-notice.ts';
import { FINDINGS_VIEW, findingsTitle, FindingViews } from './findings.ts';

/** Milliseconds between two notices that views changed. */
const NOTICE_PACE = 40;

/** Serves pictures and dashboards. */
export class Views {
  readonly #workspace: Workspace;
  readonly #reading: () => boolean;
  readonly #notice: ChangeNotice;
  readonly #findings: FindingViews;

  /** @param reading tells whether files of the workspace are still being read: views are given all the same. */
  constructor(
    connection: Connection,
    workspace: Workspace,
    host: ServerHost,
    { trusted, reading }: { readonly trusted: boolean; readonly reading: () => boolean },
  ) {
    this.#workspace = workspace;
    this.#reading = reading;
    this.#notice = new ChangeNotice(NOTICE_PACE, () => void connection.sendNotification(ViewsChanged));
    this.#findings = new FindingViews(workspace, host, trusted, {
      changed: () => {
        this.#notice.changed();
      },
      failed: (error) => {
        connection.console.error(String(error));
      },
    });
    connection.onRequest(
      ViewsRequest,
      answering(({ uri, view }) => {
        const offers = this.#offers(uri === undefined ? undefined : canonicalUri(uri), view);
        return view === undefined ? offers : offers.filter((offer) => offer.view === view);
      }),
    );
    connection.onRequest(ViewRequest, async ({ view, uri, known }, token) => {
      await nextTurn();
      if (token.isCancellationRequested) throw cancelled();
      const target = { view, uri: canonicalUri(uri) };
      return view === FINDINGS_VIEW ? this.#showFindings(target, known, token) : this.#show(target, known);
    });
    connection.onRequest(
      CellEditRequest,
      answering(({ uri, ...edit }) => this.#editCell(canonicalUri(uri), edit)),
    );
  }

  /** Something changed that views may show. */
  changed(): void {
    this.#notice.changed();
  }

  dispose(): void {
    this.#notice.dispose();
    this.#findings.dispose();
  }

  #offers(uri: string | undefined, view: string | undefined): readonly ViewOffer[] {
    if (uri === undefined)
      return this.#workspace
        .roots()
        .flatMap((folder) => [
          ...this.#folderOffers(folder),
          ...(view === undefined
            ? offersElsewhere(this.#workspace, folder)
            : offersOfView(this.#workspace, folder, view)),
        ]);
    const folder = this.#workspace.folderOf(uri);
    return [
      ...documentOffers(this.#workspace, uri),
      ...this.#folderOffers(folder),
      // Who asks for one view means that of the document.
      ...(view === undefined ? offersElsewhere(this.#workspace, folder, uri) : []),
    ];
  }

  #folderOffers(folder: string): readonly ViewOffer[] {
    const findings: ViewOffer = { view: FINDINGS_VIEW, uri: folder, title: findingsTitle(), scope: 'folder' };
    return [...folderOffers(this.#workspace, folder), findings];
  }

  #show(target: ViewTarget, known: string | undefined): ViewSnapshot | null {
    const answer = show(this.#workspace, target, this.#reading(), known);
    if (answer === undefined) throw invalid(t('Unknown view "{0}"', target.view));
    return answer;
  }

  async #showFindings(
    { uri }: ViewTarget,
    known: string | undefined,
    token: CancellationToken,
  ): Promise<ViewSnapshot | null> {
    try {
      const answer = await this.#findings.show(uri, this.#reading(), token);
      return answer.version === known ? null : answer;
    } catch (error) {
      throw error instanceof CancellationError ? cancelled() : error;
    }
  }

  #editCell(uri: string, edit: CellEdit): AuthoredEdit {
    const manifest = this.#workspace.manifest(uri);
    const changes = manifest && cellChanges(manifest, edit);
    if (!changes) throw invalid(t('This file is not a responsibility matrix'));
    if (isRefusal(changes)) throw invalid(changes.refused);
    return { edit: workspaceEditOf(this.#workspace, changes) };
  }
}

/** What the first view of the document whose cells can be edited makes of an edit; undefined when it has none. */
function cellChanges(
  { kind, context }: Manifest,
  edit: CellEdit,
): readonly TextChange[] | Refusal | undefined {
  for (const view of kind.views ?? [])
    if (view.scope === 'document' && view.editCell) return view.editCell(context, edit);
  return undefined;
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
