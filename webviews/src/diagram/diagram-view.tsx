import { diagramMermaid, edgeThings, groupThing, sourcesOf, LIGHT, type Chosen } from '@vitruve/drawing';
import type { Diagram, DiagramFilter } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { CanvasRoom } from '../canvas/canvas-room.tsx';
import { useCanvas } from '../canvas/use-canvas.ts';
import { useCursorMark } from '../canvas/use-cursor-mark.ts';
import { useSearch, type SearchedNames } from '../canvas/use-search.ts';
import { readView, type View } from '../canvas/view.ts';
import type { ContentOf, ViewProps } from '../view-props.ts';
import { LevelBar } from './level-bar.tsx';
import { Legend } from './legend.tsx';
import { NothingFound } from '../dashboards/elements/controls.tsx';
import { levelTools } from './level-tools.ts';
import { diagramFilters, diagramTools } from './tools.ts';
import { useDirected } from './use-directed.ts';
import { useArrival, useLevels } from './use-levels.ts';
import { useDrawn } from './use-picture.ts';
import { foldedGroups, partOf, pathOf, readPart, withFolded, type Part } from './visible.ts';

interface Kept {
  readonly view: View | undefined;
  readonly part: Part;
}

const NO_FILTERS: readonly DiagramFilter[] = [];

/** A graph: nodes and arrows, of which parts can be looked at alone, and groups that fold. */
export function DiagramView(props: ViewProps<ContentOf<'diagram'>>) {
  const { content, shown, actions, cursor } = props;
  const { diagram: whole, filters = NO_FILTERS } = content;
  const [kept] = useState(() => readKept(props.kept, props.remembered));
  const stored = useRef<Kept>(kept);
  const keep = (change: Partial<Kept>): void => {
    stored.current = { ...stored.current, ...change };
    props.keep(stored.current);
  };
  const [part, setPart] = useState(kept.part);
  const look = (change: Partial<Part>): void => {
    const next = { ...part, ...change };
    setPart(next);
    keep({ part: next });
    if (change.chosen) actions.remember(change.chosen);
  };
  const [chosen, setChosen] = useState<string>();
  const { chosen: filter, reach, from, scope } = part;
  const diagram = useMemo(() => partOf(whole, filters, part), [whole, filters, filter, reach, from, scope]);
  const visible = useMemo(() => withFolded(diagram, part), [diagram, part]);
  const sources = useMemo(() => sourcesOf(visible), [visible]);
  const folded = foldedGroups(diagram, part);
  const directed = useDirected(visible);
  const { drawn, failure } = useDrawn(directed, actions.layout);

  const levels = useLevels({ whole, visible, part, look, announce: actions.announce });

  const activate = (id: string): void => {
    if (levels.enter(id)) return;
    const group = diagram.groups.find((known) => groupThing(known.id) === id);
    const source = sources.get(id);
    if (group && folded.has(group.id)) look({ folded: [...folded].filter((other) => other !== group.id) });
    else if (source) actions.reveal(source);
    else if (group) look({ folded: [...folded, group.id] });
  };
  const state = useCanvas({
    kept: kept.view,
    picture: drawn?.svg,
    events: {
      chosen: setChosen,
      activated: activate,
      linesOf: (id) => linesOf(visible, id),
      viewed: (view) => {
        keep({ view });
      },
    },
  });

  const { room, canvas, zoom } = state;
  useCursorMark({ sources, cursor, picture: drawn, canvas, room });
  useArrival(levels, drawn, canvas);

  const tools = [
    ...diagramFilters({ filters, part, look }),
    ...levelTools({ whole, levels, chosen, sources, reveal: actions.reveal }),
    ...diagramTools({ diagram, part, folded, chosen, look }),
  ];
  const names = useMemo(() => namesOf(visible, diagram, folded), [visible, diagram, part]);
  const find = useSearch(names, canvas, actions.announce);
  useEffect(() => {
    if (!drawn && failure === undefined) return;
    props.offer({
      ...(drawn ? { picture: () => drawn.svg.outerHTML } : {}),
      markdown: () => fenced(visible),
      search: find,
      zoom,
      tools,
    });
  }, [drawn, failure, visible, part, chosen, find]);

  return (
    <div class="diagram" onKeyDown={levels.press}>
      {whole.levels && <LevelBar top={whole.levels.top} path={pathOf(whole, part)} go={levels.goTo} />}
      {failure !== undefined && (
        <p class="diagram-failure" role="alert">
          {t('Failed to draw the diagram: {0}', failure)}
        </p>
      )}
      <CanvasRoom
        state={state}
        label={t(
          '{0}. Use the arrow keys to move between items, E for their links, Enter to open the text.',
          shown.title,
        )}
        busy={drawn === undefined}
      >
        {visible.nodes.length === 0 && whole.nodes.length > 0 && (
          <NothingFound
            clear={() => {
              const all = filters.map(({ id }): [string, string] => [id, '']);
              look({ chosen: Object.fromEntries(all), reach: 'all', from: undefined });
            }}
          />
        )}
      </CanvasRoom>
      <Legend entries={whole.legend} />
    </div>
  );
}

function linesOf(diagram: Diagram, id: string): readonly string[] {
  return edgeThings(diagram).filter((_, index) => {
    const edge = diagram.edges[index];
    return edge?.from === id || edge?.to === id;
  });
}

/** What is searched: a folded group is found by what is in it too. */
function namesOf(visible: Diagram, { nodes }: Diagram, folded: ReadonlySet<string>): SearchedNames {
  const inside = new Map<string, string[]>();
  for (const { label, group } of nodes) {
    if (group === undefined || !folded.has(group)) continue;
    const labels = inside.get(groupThing(group));
    if (labels) labels.push(label);
    else inside.set(groupThing(group), [label]);
  }
  return new Map(
    visible.nodes.map(({ id, label, detail = '', description = '' }) => [
      id,
      { name: `${label} ${detail} ${description}`, contents: inside.get(id) ?? [] },
    ]),
  );
}

function fenced(diagram: Diagram): string {
  return `\`\`\`mermaid\n${diagramMermaid(diagram, { palette: LIGHT }).text}\`\`\`\n`;
}

function readKept(value: unknown, remembered: Chosen): Kept {
  if (typeof value !== 'object' || value === null)
    return { view: undefined, part: readPart(undefined, remembered) };
  const { view, part } = value as Partial<Record<keyof Kept, unknown>>;
  return { view: readView(view), part: readPart(part, remembered) };
}
