/**
 * What client and server say to each other about views: the pictures and dashboards of `manifests/src/core/views`. One constant
 * per message, carrying its method and its types.
 */
import type { Diagram, CellEdit, ViewSnapshot, ViewTarget } from '@vitruve/manifests';
import type { Layout } from '@vitruve/drawing';
import { NotificationType0, RequestType } from 'vscode-languageserver-protocol';
import type { AuthoredEdit } from './protocol.ts';

/** A view that can be opened, as it is offered in a list. */
export interface ViewOffer extends ViewTarget {
  readonly title: string;
  /** `document` views are of the document asked about. */
  readonly scope: 'document' | 'folder';
}

export interface ViewsParams {
  /** A document, or a folder. */
  readonly uri?: string;
  /** The only view that is asked about; where no document is named, in all documents. */
  readonly view?: string;
}

/** What can be looked at: the views of a document when one is named, first, then those of its folder, or of all folders. */
export const ViewsRequest = new RequestType<ViewsParams, readonly ViewOffer[], void>('vitruve/views');

export interface ViewParams extends ViewTarget {
  /** The `version` that the asker has: the answer is then null when nothing changed. */
  readonly known?: string;
}

export const ViewRequest = new RequestType<ViewParams, ViewSnapshot | null, void>('vitruve/view');

/** The answer to a `ViewRequest` may be another. Sent soon after a change, at most every 40 ms. */
export const ViewsChanged = new NotificationType0('vitruve/viewsChanged');

/** Where the parts of a diagram are to be drawn; computed in a thread of its own, one after the other. */
export const LayoutRequest = new RequestType<{ readonly diagram: Diagram }, Layout, void>('vitruve/layout');

/** The edit of the text that an edit of a cell is. Refused with a reason when the text has changed under it. */
export const CellEditRequest = new RequestType<CellEdit & { readonly uri: string }, AuthoredEdit, void>(
  'vitruve/cellEdit',
);
