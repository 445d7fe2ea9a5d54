import mermaid, { type MermaidConfig } from 'mermaid';
import { adopted } from './adopted.ts';
import { allowStyleAttributes } from './strict-style.ts';

/** The id of the `<svg>` that is drawn into; ids within begin with it. */
export const ROOT_ID = 'mermaid';

const CONFIG: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  deterministicIds: true,
  // Labels as SVG text: HTML within SVG would keep a canvas from being exported.
  htmlLabels: false,
  flowchart: {
    useMaxWidth: false,
    padding: 13,
    wrappingWidth: 190,
    subGraphTitleMargin: { top: 5, bottom: 8 },
  },
  // We draw more than that ourselves, and cut labels before they come here.
  maxEdges: 2000,
  maxTextSize: 1_000_000,
};

/** What lies below mermaid's `render`, which does more than we have use for: see `drawMermaid`. */
interface Inside {
  readonly mermaidAPI: {
    updateSiteConfig(config: MermaidConfig): MermaidConfig;
    reset(): void;
    getDiagramFromText(text: string): Promise<DrawnDiagram>;
  };
}

interface DrawnDiagram {
  readonly renderer: {
    draw(text: string, id: string, version: string, diagram: unknown): void | Promise<void>;
  };
}

/** Room between things, in CSS pixels. */
export type MermaidSpacing = Required<
  Pick<NonNullable<MermaidConfig['flowchart']>, 'nodeSpacing' | 'rankSpacing'>
>;

const inside: Inside = mermaid;
let ready = false;

function prepare(spacing: MermaidSpacing): void {
  if (!ready) {
    ready = true;
    allowStyleAttributes();
    mermaid.initialize(CONFIG);
    slim();
  }
  inside.mermaidAPI.updateSiteConfig({ flowchart: { ...spacing } });
  inside.mermaidAPI.reset();
}

/**
 * Takes out of mermaid's configuration what is for diagrams that we do not draw, and its colours, for which we have a
 * style sheet. It copies its configuration several times per node and edge, which was the greater part of the time.
 */
function slim(): void {
  const config = inside.mermaidAPI.updateSiteConfig({}) as Record<string, unknown>;
  for (const [name, value] of Object.entries(config)) {
    if (name !== 'flowchart' && typeof value === 'object' && !Array.isArray(value)) config[name] = {};
  }
}

/**
 * Draws a text in the language of mermaid.
 *
 * Its own `render` would write the picture as text, clean that with a parser that reports each style to the policy, and
 * have us parse it again, at the cost of the drawing itself. This returns the elements as they were drawn, once `adopted`
 * has let in what a picture consists of and nothing else.
 * @param finish called while the picture is on the page, where its parts can be measured.
 */
export async function drawMermaid(
  text: string,
  spacing: MermaidSpacing,
  finish: (svg: SVGSVGElement) => void,
): Promise<SVGSVGElement> {
  prepare(spacing);
  const room = document.createElement('div');
  room.className = 'measuring-room';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.id = ROOT_ID;
  svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'g'));
  room.append(svg);
  document.body.append(room);
  try {
    const diagram = await inside.mermaidAPI.getDiagramFromText(text);
    await diagram.renderer.draw(text, ROOT_ID, '', diagram);
    finish(adopted(svg));
    return svg;
  } finally {
    room.remove();
  }
}
