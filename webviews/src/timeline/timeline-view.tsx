import { svgElement, timelineMermaid, timelineDrawing } from '@vitruve/drawing';
import type { Source, Timeline } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { CanvasRoom } from '../canvas/canvas-room.tsx';
import { parsedSvg } from '../canvas/parsed-svg.ts';
import { useCanvas } from '../canvas/use-canvas.ts';
import { useCursorMark } from '../canvas/use-cursor-mark.ts';
import { useSearch, type SearchedNames } from '../canvas/use-search.ts';
import { readView } from '../canvas/view.ts';
import type { ContentOf, ViewProps } from '../view-props.ts';

/** CSS pixels that the axis takes per event, within what a screen and a half holds. */
const WIDTH = { perEvent: 60, least: 780, most: 2000 } as const;

/**
 * Events along the years. Not mermaid's timeline, which places all events at the same distance and colours them by their
 * year: here the distance is time, and the colour what became of the decision. It is what Markdown gets, though.
 */
export function TimelineView(props: ViewProps<ContentOf<'timeline'>>) {
  const { content, shown, actions, cursor } = props;
  const { timeline } = content;
  const [kept] = useState(() => readView(props.kept));
  const picture = useMemo(() => pictureOf(timeline), [timeline]);
  const sources = useMemo(() => sourcesOf(timeline), [timeline]);
  const state = useCanvas({
    kept,
    picture,
    events: {
      chosen: () => undefined,
      activated: (id) => {
        const source = sources.get(id);
        if (source) actions.reveal(source);
      },
      linesOf: () => [],
      viewed: props.keep,
    },
  });
  const { room, canvas, zoom } = state;
  useCursorMark({ sources, cursor, picture, canvas, room });
  const search = useSearch(
    useMemo(() => namesOf(timeline), [timeline]),
    canvas,
    actions.announce,
  );
  useEffect(() => {
    props.offer({
      picture: () => picture.outerHTML,
      markdown: () => `\`\`\`mermaid\n${timelineMermaid(timeline, shown.title)}\`\`\`\n`,
      search,
      zoom,
    });
  }, [picture, search, shown.title]);
  return (
    <div class="diagram">
      <CanvasRoom
        state={state}
        label={t('{0}. Use the arrow keys to move between items, Enter to open the text.', shown.title)}
        busy={false}
      />
    </div>
  );
}

function pictureOf(timeline: Timeline): SVGSVGElement {
  const wanted = timeline.events.length * WIDTH.perEvent;
  const width = Math.min(Math.max(wanted, WIDTH.least), WIDTH.most);
  return parsedSvg(svgElement(timelineDrawing(timeline, { width, interactive: true }), ''));
}

function sourcesOf({ events, undated }: Timeline): ReadonlyMap<string, Source> {
  return new Map([...events, ...undated].flatMap(({ id, source }) => (source ? [[id, source]] : [])));
}

function namesOf({ events, undated }: Timeline): SearchedNames {
  const all = [...events, ...undated.map((event) => ({ ...event, date: '' }))];
  return new Map(all.map(({ id, label, detail = '', date }) => [id, { name: `${label} ${detail} ${date}` }]));
}
