import type { Entity, EntityType } from '../graph/entity.ts';
import type { Span } from '../text/span.ts';

/** One line of a tree view, independent of how an editor draws it. */
export interface TreeNode {
  /** Stays the same while the content changes, so that open branches stay open. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip: string;
  readonly icon: TreeIcon;
  /** What the `when` of menus calls it. */
  readonly context?: string;
  /** Where a click leads. */
  readonly place?: { readonly uri: string; readonly span: Span };
  readonly children?: readonly TreeNode[];
  /** Whether its children show at first. */
  readonly open?: boolean;
}

/** The id of a product icon of VS Code, and of a color of its theme. */
export interface TreeIcon {
  readonly id: string;
  readonly color?: string;
}

/** A tree view of what the whole workspace has of some kind. */
export interface Tree {
  /** The id of the view of the editor, `vitruve.decisions`, whose name is in `package.nls.json`. */
  readonly id: string;
  /** True for a view that is there only where it has lines: of what a workspace has without Vitruve, and nothing invites to make. */
  readonly onlyWhenFilled?: true;
  /** Commands that are buttons of the view, in this order. */
  readonly commands: readonly string[];
  /** What can be done with a line, by its `context`. */
  readonly items: readonly TreeItemMenu[];
  /** The lines of the first level, from what the graph knows: no document is read. */
  nodes(entities: EntitiesOf): readonly TreeNode[];
}

/** The context menu of the lines of a tree view. */
export interface TreeItemMenu {
  readonly context: string;
  /** The command that shows the line in a view. */
  readonly view: string;
  /** Commands that change what the line stands for. */
  readonly commands?: readonly string[];
}

/** The entities of a type in all folders of the workspace, in the order of their documents. */
export type EntitiesOf = <Type extends EntityType>(type: Type) => readonly Entity<Type>[];
