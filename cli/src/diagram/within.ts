import { only } from '@vitruve/drawing/diagram/subset';
import type { Diagram } from '@vitruve/manifests/views/diagram';
import type { Source } from '@vitruve/manifests/views/source';
import type { Content } from '@vitruve/manifests/views/view';

/**
 * The part of a content of a workspace folder that a folder in it says: decisions. Findings are counted for all of it.
 * @param folder its URI.
 */
export function contentWithin(content: Content, folder: string): Content {
  const holds = (source: Source | undefined): boolean => source?.uri.startsWith(`${folder}/`) === true;
  switch (content.type) {
    case 'diagram':
      return { ...content, diagram: diagramWithin(content.diagram, holds) };
    case 'timeline': {
      const { events, undated, today } = content.timeline;
      const mine = ({ source }: { readonly source?: Source }): boolean => holds(source);
      return { ...content, timeline: { events: events.filter(mine), undated: undated.filter(mine), today } };
    }
    case 'decision-board': {
      const decisions = content.board.decisions.filter(({ source }) => holds(source));
      const occurring = new Set(decisions.map(({ status }) => status));
      const statuses = content.board.statuses.filter(({ status }) => occurring.has(status));
      return { ...content, board: { ...content.board, decisions, statuses } };
    }
    case 'finding-board':
    case 'matrices':
    case 'risk-map':
      return content;
  }
}

/** What the folder says, and what that is linked to. */
function diagramWithin(diagram: Diagram, holds: (source: Source | undefined) => boolean): Diagram {
  const kept = new Set(diagram.nodes.filter(({ source }) => holds(source)).map(({ id }) => id));
  const linked = diagram.edges.filter(({ source }) => holds(source)).flatMap(({ from, to }) => [from, to]);
  return only(diagram, new Set([...kept, ...linked]));
}
