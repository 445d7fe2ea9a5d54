import type * as vscode from 'vscode';
import type { Place } from '@vitruve/server/protocol';

/** One line of a tree view, independent of how the editor draws it. */
export interface TreeNode {
  /** Stays the same while the content changes, so that open branches stay open. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip: string;
  readonly icon: vscode.ThemeIcon;
  /** For the `when` of menus. */
  readonly context?: string;
  /** Where a click leads. */
  readonly place?: Place;
  readonly children?: readonly TreeNode[];
  /** Whether its children show at first. */
  readonly open?: boolean;
}
