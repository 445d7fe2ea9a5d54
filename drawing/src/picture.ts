import type {
  DecisionBoard,
  FindingBoard,
  ResponsibilityMatrix,
  Severity,
  RiskMap,
  Tone,
  Content,
} from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { barsDrawing } from './chart/bars.ts';
import { columnsDrawing } from './chart/columns.ts';
import { heatKey, heatMap } from './chart/heat-map.ts';
import type { Layout } from './diagram/layout.ts';
import { legendDrawing } from './diagram/legend.ts';
import { diagramMermaid } from './diagram/mermaid.ts';
import { diagramDrawing } from './diagram/svg.ts';
import { stacked, type Drawing } from './drawing.ts';
import { standaloneSvg } from './export/standalone.ts';
import { element, escaped } from './markup/xml.ts';
import { matrixDrawing } from './matrix/svg.ts';
import { sectionsDrawing } from './sections/svg.ts';
import { LIGHT, type Palette } from './style/palette.ts';
import { SIZE } from './style/sheet.ts';
import { plainMarkdown, tableMarkdown } from './table/markdown.ts';
import { tableOf } from './table/content-table.ts';
import { sectionsMarkdown } from './table/sections.ts';
import { fitted } from './text/lines.ts';
import { timelineMermaid } from './timeline/mermaid.ts';
import { timelineDrawing } from './timeline/svg.ts';

export interface PictureOptions {
  readonly title: string;
  readonly palette: Palette;
  /** False for a transparent picture. */
  readonly background: boolean;
  /** Of the content's diagram: needed for one. */
  readonly layout?: Layout;
}

/**
 * The picture of a content as an SVG file of its own.
 * @throws Error for a diagram without a layout.
 */
export function svgOf(content: Content, { layout, ...options }: PictureOptions): string {
  if (content.type !== 'diagram') return standaloneSvg(drawingOf(content), options);
  if (!layout) throw new Error('A diagram is drawn where a layout places its parts');
  const drawing = diagramDrawing(content.diagram, layout);
  const legend = legendDrawing(content.diagram.legend, drawing.width);
  return standaloneSvg(drawing, { ...options, ...(legend.height > 0 ? { legend } : {}) });
}

/** The content as Markdown: a mermaid block where mermaid has a form for it, else a table. */
export function markdownOf(content: Content, title: string): string {
  const mermaid = mermaidOf(content, title);
  const block = mermaid === undefined ? tablesMarkdown(content) : `\`\`\`mermaid\n${mermaid}\`\`\`\n`;
  return `# ${plainMarkdown(title)}\n\n${block}`;
}

/** The content as tables in Markdown: one, or one for each section. */
export function tablesMarkdown(content: Content): string {
  return content.type === 'table' ? sectionsMarkdown(content.table) : tableMarkdown(tableOf(content));
}

/** The content in the language of mermaid; undefined when it has no form for it. */
export function mermaidOf(content: Content, title: string): string | undefined {
  if (content.type === 'diagram') return diagramMermaid(content.diagram, { palette: LIGHT }).text;
  if (content.type === 'timeline') return timelineMermaid(content.timeline, title);
  return undefined;
}

const GAP = 24;

/** A content other than a diagram as a drawing. Where there is more to it than a picture holds, the table has the rest. */
export function drawingOf(content: Exclude<Content, { readonly type: 'diagram' }>): Drawing {
  switch (content.type) {
    case 'timeline':
      return timelineDrawing(content.timeline);
    case 'matrices':
      return matricesDrawing(content.matrices);
    case 'risk-map':
      return withKey(heatMap(content.map), content.map);
    case 'decision-board':
      return decisionColumns(content.board);
    case 'finding-board':
      return findingBars(content.board);
    case 'table':
      return sectionsDrawing(content.table);
  }
}

function withKey(drawing: Drawing, map: RiskMap): Drawing {
  return stacked([drawing, heatKey(map, drawing.width)], 4);
}

function matricesDrawing(matrices: readonly ResponsibilityMatrix[]): Drawing {
  const [only] = matrices;
  if (only && matrices.length === 1) return matrixDrawing(only);
  return stacked(
    matrices.flatMap((matrix) => [heading(matrix.title), matrixDrawing(matrix)]),
    GAP,
  );
}

function heading(text: string): Drawing {
  const label = escaped(fitted(text, 600, SIZE.label, true));
  return { width: 0, height: 16, body: element('text', { class: 'label strong', x: 0, y: 13 }, label) };
}

function decisionColumns({ statuses, decisions, undecidedLimit }: DecisionBoard): Drawing {
  return columnsDrawing(
    statuses.map(({ status, label, tone }) => ({
      id: status,
      label,
      tone,
      cards: decisions
        .filter((decision) => decision.status === status)
        .map(({ id, title, date, undecidedDays }) => {
          const old = undecidedDays !== undefined && undecidedDays > undecidedLimit;
          const age = old ? t('undecided: {0} d', undecidedDays) : date;
          return { id, label: title, detail: [id, age].filter((part) => part !== undefined).join(' · ') };
        }),
    })),
  );
}

const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  error: 'bad',
  warning: 'attention',
  information: 'accent',
  hint: 'muted',
};
/** Bars that a person compares; the table has all. */
const MOST_BARS = 25;

function findingBars({ byRule, byFile }: FindingBoard): Drawing {
  const rules = byRule.slice(0, MOST_BARS).map(({ rule, now, before, severity }) => ({
    id: rule,
    label: rule,
    value: now,
    tone: SEVERITY_TONES[severity],
    ...trendNote(now, before),
  }));
  const files = byFile.slice(0, MOST_BARS).map(({ uri, path, now, before }) => ({
    id: uri,
    label: path,
    isPath: true,
    value: now,
    tone: 'neutral' as const,
    ...trendNote(now, before),
  }));
  return stacked([heading(t('By rule')), barsDrawing(rules), heading(t('By file')), barsDrawing(files)], 14);
}

/** `+3` since the last commit. */
function trendNote(now: number, before: number | undefined): { readonly note?: string } {
  if (before === undefined || now === before) return {};
  return { note: now > before ? `+${now - before}` : `−${before - now}` };
}
