import type { Content } from '@vitruve/manifests';
import { decisionTable, findingTable } from './boards.ts';
import { diagramTable } from './diagram.ts';
import { matrixTable } from './matrix.ts';
import { riskTable } from './risks.ts';
import { sectionsTable } from './sections.ts';
import type { Table } from './table.ts';
import { timelineTable } from './timeline.ts';

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
    case 'table':
      return sectionsTable(content.table);
  }
}
