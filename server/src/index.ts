/** The language server, and the messages that it understands beyond LSP. */

/** Requests and notifications beyond LSP. */
export {
  BaselineRequest,
  ExportRequest,
  ExportToRequest,
  FindingTreeRequest,
  ImportFilesRequest,
  ImportRequest,
  IndexStateRequest,
  KindCommandRequest,
  MenuContextRequest,
  OverviewChanged,
  OverviewRequest,
  RulePageRequest,
  TableKindsRequest,
  type AuthoredEdit,
  type BaselineParams,
  type BaselineState,
  type CommandStep,
  type ExportFormat,
  type FindingTreeParams,
  type ForeignBytes,
  type ForeignManifest,
  type ImportResult,
  type IndexState,
  type InitializationOptions,
  type Overview,
  type OverviewItem,
  type Place,
} from './protocol.ts';

/** Requests and notifications about views. */
export {
  CellEditRequest,
  LayoutRequest,
  ViewRequest,
  ViewsChanged,
  ViewsRequest,
  type ViewOffer,
} from './view-protocol.ts';

/** The server itself, on any connection. */
export { packageResources } from './resources.ts';
export { serve } from './server.ts';
