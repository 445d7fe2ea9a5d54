import { element, escaped, px, type Attributes } from './markup/xml.ts';

/** A picture without its frame: the inside of an `<svg>` and how large it is, in CSS pixels; its origin is top left. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Markup of SVG, all texts escaped, presentation by the classes of `style/sheet.ts`. */
  readonly body: string;
}

export interface DrawingOptions {
  /** True for a picture that is clicked and walked through by keys: things are buttons then, out of the tab order. */
  readonly interactive?: boolean;
}

/** How long a text for a screen reader or a tip may be. */
const LONGEST_NAME = 300;

/**
 * The attributes and the tip of something that stands for a place in the text.
 * @param name what a screen reader says; cut where nobody would listen on.
 * @param leads false for a thing without a source.
 */
export function thing(
  id: string,
  name: string,
  className: string,
  leads: boolean,
  { interactive }: DrawingOptions,
): { readonly attributes: Attributes; readonly tip: string } {
  const label = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return {
    attributes: {
      class: className,
      'data-thing': leads || interactive ? id : undefined,
      role: interactive && leads ? 'button' : 'img',
      tabindex: interactive ? '-1' : undefined,
      'aria-label': label,
    },
    tip: `<title>${escaped(label)}</title>`,
  };
}

/**
 * A drawing as an `<svg>` element for a page whose style sheet has the classes of `style/sheet.ts`.
 * @param label what the picture is, for a screen reader.
 */
export function svgElement(drawing: Drawing, label: string): string {
  return element(
    'svg',
    {
      class: 'picture',
      viewBox: `0 0 ${Math.ceil(drawing.width)} ${Math.ceil(drawing.height)}`,
      width: Math.ceil(drawing.width),
      height: Math.ceil(drawing.height),
      role: 'graphics-document document',
      'aria-label': label,
    },
    drawing.body,
  );
}

/** Drawings below each other, at their left edges. */
export function stacked(drawings: readonly Drawing[], gap: number): Drawing {
  let [width, height] = [0, 0];
  const parts: string[] = [];
  for (const drawing of drawings.filter((each) => each.body !== '')) {
    const top = height === 0 ? 0 : height + gap;
    parts.push(element('g', { transform: `translate(0 ${px(top)})` }, drawing.body));
    width = Math.max(width, drawing.width);
    height = top + drawing.height;
  }
  return { width, height, body: parts.join('') };
}
