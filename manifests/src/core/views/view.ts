import type { FileSet } from '../files/file-set.ts';
import type { Finding } from '../findings/finding.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { EntityType } from '../graph/entity.ts';
import type { Graph } from '../graph/graph.ts';
import type { Settings } from '../settings/settings.ts';
import type { TextChange } from '../text/change.ts';
import type { Refusal } from '../text/refusal.ts';
import type { DecisionBoard } from './decision-board.ts';
import type { Diagram, DiagramFilter } from './diagram.ts';
import type { FindingBoard } from './finding-board.ts';
import type { CellEdit, ResponsibilityMatrix } from './matrix.ts';
import type { RiskMap } from './risk-map.ts';
import type { SectionedTable } from './table.ts';
import type { Timeline } from './timeline.ts';

/** What a view shows, as plain data: it is sent to where it is drawn. */
export type Content =
  | { readonly type: 'diagram'; readonly diagram: Diagram; readonly filters?: readonly DiagramFilter[] }
  | { readonly type: 'timeline'; readonly timeline: Timeline }
  | { readonly type: 'matrices'; readonly matrices: readonly ResponsibilityMatrix[] }
  | { readonly type: 'risk-map'; readonly map: RiskMap }
  | { readonly type: 'decision-board'; readonly board: DecisionBoard }
  | { readonly type: 'finding-board'; readonly board: FindingBoard }
  | { readonly type: 'table'; readonly table: SectionedTable };

/** What a view of a whole workspace folder, or of a folder within it, may look at. */
export interface FolderContext {
  /** The URI of the folder: what lies in it is shown, though names are known in all of the workspace folder. */
  readonly folder: string;
  readonly graph: Graph;
  readonly settings: Settings;
  /** The current day, `YYYY-MM-DD`. */
  readonly today: string;
}

interface ViewHeader {
  /** `raci/matrix`: the kind that brings it, and its own name. */
  readonly id: string;
  /** In the user's language; asked when needed. */
  title(): string;
  /** The command of the editor that shows it, where it has one of its own: its id, and a product icon of VS Code. */
  readonly command?: { readonly id: string; readonly icon: string };
  /** The text when there is nothing to show, with what to do about it. */
  empty?(): string;
}

/** A picture of one document. */
export interface DocumentView<Model> extends ViewHeader {
  readonly scope: 'document';
  /** False for a document of the kind that has nothing of what is shown: the view is not offered there. Cheap. */
  concerns?(model: Model): boolean;
  /**
   * A pure function of its context; undefined when the document has nothing to show.
   * @param findings those of the document, from who keeps them: a view that shows what the rules find then need not
   * check it again.
   */
  build(context: RuleContext<Model>, findings?: () => readonly Finding[]): Content | undefined;
  /** The id of the custom editor of VS Code that it is, for files of these names. */
  readonly customEditor?: { readonly id: string; readonly files: FileSet };
  /** The change of the text that an edit of a cell of a matrix is. */
  editCell?(context: RuleContext<Model>, edit: CellEdit): readonly TextChange[] | Refusal;
}

/** A picture of all documents of a workspace folder. It reads the graph alone, so that no document is parsed for it. */
export interface FolderView extends ViewHeader {
  readonly scope: 'folder';
  /** It is offered in folders that declare such a thing. */
  readonly subject: EntityType;
  build(context: FolderContext): Content | undefined;
}

export type View<Model> = DocumentView<Model> | FolderView;
