import { t } from '@vscode/l10n';
import { workspaceEditOf } from '@vitruve/manifests/core/features/conversion';
import { language } from '@vitruve/manifests/core/language';
import { allowedStatuses, changeStatus, supersede } from '@vitruve/manifests/kinds/adr/create';
import { ADR } from '@vitruve/manifests/kinds/adr/kind';
import type { Decision } from '@vitruve/manifests/kinds/adr/model';
import { KINDS } from '@vitruve/manifests/kinds/index';
import type { Kind, KindContext } from '@vitruve/manifests/core/kind';
import type { WorkspaceChange } from '@vitruve/manifests/core/text/change';
import type { Workspace } from '@vitruve/manifests/core/workspace/workspace';
import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import type { ServerHost } from '../host.ts';
import {
  ChangeStatusRequest,
  NewManifestRequest,
  StatusesRequest,
  SupersedeRequest,
  TemplatesRequest,
  type Authored,
  type NewManifestParams,
} from '../protocol.ts';
import { canonicalUri } from '../uri.ts';
import { answering, answeringOnce } from './language-requests.ts';

/**
 * Connects the commands that write manifests: new ones, and what becomes of a decision.
 * @param read resolves once all files are read: before that, the next free number is not known.
 */
export function registerAuthoring(
  connection: Connection,
  workspace: Workspace,
  host: ServerHost,
  read: () => Promise<void>,
): void {
  const authored = (changes: readonly WorkspaceChange[], open?: string): Authored => {
    const created = changes.find((change) => change.kind === 'create')?.uri ?? open;
    return { edit: workspaceEditOf(workspace, changes), ...(created === undefined ? {} : { open: created }) };
  };

  connection.onRequest(
    TemplatesRequest,
    answering(({ kind }) => [...(kindOf(kind).templates ?? [])]),
  );
  connection.onRequest(
    NewManifestRequest,
    answeringOnce(read, (params) => authored(newManifest(workspace, host, params))),
  );
  connection.onRequest(
    StatusesRequest,
    answering(({ uri }) => [...allowedStatuses(decisionAt(workspace, uri))]),
  );
  connection.onRequest(
    SupersedeRequest,
    answeringOnce(read, ({ uri, title }) => authored(supersede(decisionAt(workspace, uri), title))),
  );
  connection.onRequest(
    ChangeStatusRequest,
    answering(({ uri, status }) => {
      const decision = decisionAt(workspace, uri);
      const known = allowedStatuses(decision).find((candidate) => candidate === status);
      if (!known) throw invalid(t('The status cannot be changed to "{0}" from the current status', status));
      return authored(changeStatus(decision, known), canonicalUri(uri));
    }),
  );
}

function newManifest(
  workspace: Workspace,
  host: ServerHost,
  params: NewManifestParams,
): readonly WorkspaceChange[] {
  const root = canonicalUri(params.folder);
  const kind = kindOf(params.kind);
  const changes = kind.create?.({
    root,
    title: params.title,
    language: language(),
    today: host.today(),
    settings: workspace.settingsOf(`${root}/x`),
    graph: workspace.graph,
    ...(params.template === undefined ? {} : { template: params.template }),
  });
  if (!changes) throw invalid(t('Cannot create a file of kind "{0}"', params.kind));
  return changes;
}

function kindOf(id: string): Kind {
  const kind = KINDS.find((candidate) => candidate.id === id);
  if (!kind) throw invalid(t('Unknown kind "{0}"', id));
  return kind;
}

function decisionAt(workspace: Workspace, uri: string): KindContext<Decision> {
  const manifest = workspace.manifest(canonicalUri(uri));
  if (manifest?.kind.id !== ADR.id) throw invalid(t('This file is not a decision record'));
  return manifest.context as KindContext<Decision>;
}

export function invalid(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
