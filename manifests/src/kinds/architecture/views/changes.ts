import { t } from '@vscode/l10n';
import type { Diagram, DiagramNode } from '../../../core/views/diagram.ts';
import type { SystemDifferences } from '../../../formats/architecture/analysis/differences.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';

/** A model before and after a change. */
export interface DrawnChange {
  readonly before: System | undefined;
  readonly after: System | undefined;
  readonly differences: SystemDifferences;
}

type Mark = 'added' | 'removed' | 'changed' | 'kept';

const STYLES = {
  added: { tone: 'good', outline: 'double' },
  removed: { tone: 'bad', outline: 'dashed' },
  changed: { tone: 'accent', outline: 'solid' },
  kept: { tone: 'neutral', outline: 'solid' },
} as const;

/** Nodes that are readable in a comment. */
const MOST_NODES = 60;

/** What changed, with the elements around it; undefined where nothing did, or it is more than a picture in a comment shows. */
export function changesDiagram(changes: readonly DrawnChange[]): Diagram | undefined {
  if (countOf(changes) > MOST_NODES) return undefined;
  const nodes = new Map<string, DiagramNode>();
  const edges: Diagram['edges'][number][] = [];
  const used = new Set<Mark>();
  for (const [index, { before, after, differences }] of changes.entries()) {
    const now = new Map(differences.elements.renamed.map(({ from, to }) => [from, to]));
    const changed = new Set([...differences.elements.changed.map(({ id }) => id), ...now.values()]);
    const markOf = (id: string): Mark => {
      if (differences.elements.added.includes(id)) return 'added';
      if (differences.elements.removed.includes(id)) return 'removed';
      return changed.has(id) ? 'changed' : 'kept';
    };
    const node = (id: string): string => {
      const name = `${index} ${id}`;
      const mark = markOf(id);
      used.add(mark);
      const element = after?.elements.get(id) ?? before?.elements.get(id);
      nodes.set(name, { id: name, label: labelOf(id, element), shape: 'box', ...STYLES[mark] });
      return name;
    };
    for (const id of [...differences.elements.added, ...differences.elements.removed, ...changed]) node(id);
    const added = new Set(differences.flows.added);
    const removed = new Set(differences.flows.removed);
    const altered = new Set(differences.flows.changed.map(({ id }) => id));
    const draw = ({ from, to }: SystemFlow, mark: Mark): void => {
      edges.push({
        from: node(from),
        to: node(to),
        line: mark === 'removed' ? 'dashed' : mark === 'added' ? 'thick' : 'solid',
        tone: STYLES[mark].tone,
      });
    };
    for (const flow of after?.flows ?? []) {
      const name = `${flow.from}→${flow.to}`;
      if (added.has(name)) draw(flow, 'added');
      else if (altered.has(name)) draw(flow, 'changed');
    }
    for (const flow of before?.flows ?? []) {
      const [from, to] = [now.get(flow.from) ?? flow.from, now.get(flow.to) ?? flow.to];
      if (removed.has(`${from}→${to}`)) draw({ ...flow, from, to }, 'removed');
    }
  }
  if (nodes.size === 0 || nodes.size > MOST_NODES) return undefined;
  const legend = (Object.keys(STYLES) as Mark[])
    .filter((mark) => used.has(mark))
    .map((mark) => ({ label: legendLabel(mark), shape: 'box' as const, ...STYLES[mark] }));
  return { direction: 'right', nodes: [...nodes.values()], edges, groups: [], legend };
}

/** Elements that are drawn for themselves: with those around them there may be more. */
function countOf(changes: readonly DrawnChange[]): number {
  return changes.reduce((sum, { differences: { elements } }) => {
    const { added, removed, changed, renamed } = elements;
    return sum + added.length + removed.length + Math.max(changed.length, renamed.length);
  }, 0);
}

function labelOf(id: string, element: SystemElement | undefined): string {
  return element?.facts.title ?? id;
}

function legendLabel(mark: Mark): string {
  switch (mark) {
    case 'added':
      return t('Added');
    case 'removed':
      return t('Removed');
    case 'changed':
      return t('Changed');
    case 'kept':
      return t('Unchanged');
  }
}
