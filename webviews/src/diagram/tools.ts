import { groupThing } from '@vitruve/drawing';
import type { Diagram, DiagramFilter } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import type { IconName } from '../frame/icons.tsx';
import type { Tool } from '../view-props.ts';
import { chosenOf, REACHES, type Part, type Reach } from './visible.ts';

interface ToolContext {
  readonly diagram: Diagram;
  readonly part: Part;
  readonly folded: ReadonlySet<string>;
  /** The thing that the keys are at. */
  readonly chosen: string | undefined;
  readonly look: (change: Partial<Part>) => void;
}

interface FilterContext extends Pick<ToolContext, 'part' | 'look'> {
  readonly filters: readonly DiagramFilter[];
}

/** A list for each property that a part of the diagram can be chosen by. */
export function diagramFilters({ filters, part, look }: FilterContext): readonly Tool[] {
  const chosen = chosenOf(filters, part);
  return filters.map(({ id, label, all, choices }) => ({
    type: 'choice',
    id: `filter ${id}`,
    label,
    options: [
      { value: '', label: all },
      ...choices.map((choice) => ({ value: choice.value, label: choice.label })),
    ],
    // What was chosen earlier may no longer be there.
    value: choices.find(({ value }) => value === chosen[id])?.value ?? '',
    choose: (value) => {
      look({ chosen: { ...chosen, [id]: value } });
    },
  }));
}

/** The buttons of a diagram: what is reached from the chosen node, and folding. */
export function diagramTools({ diagram, part, folded, chosen, look }: ToolContext): readonly Tool[] {
  const node = diagram.nodes.some(({ id }) => id === chosen) ? chosen : undefined;
  const reaches = REACHES.map((reach): Tool => {
    const down = part.reach === reach;
    return {
      type: 'button',
      id: reach,
      label: reachLabel(reach),
      icon: ICONS[reach],
      pressed: down,
      disabled: reach !== 'all' && !down && node === undefined,
      press: () => {
        look(
          reach === 'all' || (down && node === part.from)
            ? { reach: 'all', from: undefined }
            : { reach, from: node ?? part.from },
        );
      },
    };
  });
  if (diagram.groups.length === 0) return reaches;
  const group = diagram.groups.find(({ id }) => groupThing(id) === chosen && !folded.has(id));
  return [
    ...reaches,
    {
      type: 'button',
      id: 'collapse',
      label: group ? t('Collapse this group') : t('Collapse all groups'),
      icon: 'collapse',
      disabled: folded.size === diagram.groups.length,
      press: () => {
        look({ folded: group ? [...folded, group.id] : diagram.groups.map(({ id }) => id) });
      },
    },
    {
      type: 'button',
      id: 'expand',
      label: t('Expand all groups'),
      icon: 'expand',
      disabled: folded.size === 0,
      press: () => {
        look({ folded: [] });
      },
    },
  ];
}

const ICONS: Readonly<Record<Reach, IconName>> = {
  all: 'all',
  neighbours: 'neighbours',
  upstream: 'upstream',
  downstream: 'downstream',
};

function reachLabel(reach: Reach): string {
  switch (reach) {
    case 'all':
      return t('Show all');
    case 'neighbours':
      return t('Show only neighbors');
    case 'upstream':
      return t('Show upstream');
    case 'downstream':
      return t('Show downstream');
  }
}
