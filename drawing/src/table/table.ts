import type { Source, Content } from '@vitruve/manifests';
import { decisionTable, findingTable } from './boards.ts';
import { diagramTable } from './diagram.ts';
import { matrixTable } from './matrix.ts';
import { riskTable } from './risks.ts';
import { timelineTable } from './timeline.ts';

export interface Column {
  /** Distinguishes it from the others; the same in every language. */
  readonly id: string;
  /** In the user's language. */
  readonly label: string;
  /** Columns of numbers are aligned at the end, and sorted as numbers. */
  readonly numeric: boolean;
}

export interface Cell {
  readonly text: string;
  readonly source?: Source;
}

export interface Row {
  /** The `data-thing` that the row says in words. */
  readonly id: string;
  /** One per column. */
  readonly cells: readonly Cell[];
  readonly source?: Source;
}

/** What a picture says, as words and numbers. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** The table that says all that the picture of a content says, for those who read rather than look. */
export function tableOf(content: Content): Table {
  switch (content.type) {
    case 'diagram':
      return diagramTable(content.diagram);
    case 'timeline':
      return timelineTable(content.timeline);
    case 'matrices':
      return matrixTable(content.matrices);
    case 'risk-map':
      return riskTable(content.map);
    case 'decision-board':
      return decisionTable(content.board);
    case 'finding-board':
      return findingTable(content.board);
  }
}
