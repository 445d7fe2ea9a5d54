import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import {
  lackingCharacters,
  startPng,
  markdownOf,
  mermaidOf,
  svgOf,
  DARK,
  LIGHT,
  readFont,
  type Layout,
} from '@vitruve/drawing';
import type { Content } from '@vitruve/manifests';
import { LayoutError, LayoutThread } from './layout-thread.ts';
import { layoutProgram, pictureFonts, pictureRenderer } from '../shipped-files.ts';
import { UserError } from '../errors.ts';
import { systemFontsFor } from './system-fonts.ts';
import type { ChosenView } from './view.ts';

export const PICTURE_FORMATS = ['mermaid', 'markdown', 'svg', 'png', 'json'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export interface DrawOptions {
  readonly theme: 'light' | 'dark';
  readonly background: 'filled' | 'transparent';
  /** Pixels of a PNG for each of the SVG. */
  readonly scale: number;
}

/** The format that the name of a file asks for: `picture.svg` is an SVG picture. */
export function formatOfFile(output: string | undefined): PictureFormat {
  switch (extname(output ?? '').toLowerCase()) {
    case '.svg':
      return 'svg';
    case '.png':
      return 'png';
    case '.json':
      return 'json';
    case '.mmd':
    case '.mermaid':
      return 'mermaid';
    default:
      return 'markdown';
  }
}

export interface Drawn {
  readonly content: string | Uint8Array;
  /** What the user should know of it. */
  readonly remarks: readonly string[];
}

/** A picture of pixels. */
export interface PngPicture extends Drawn {
  readonly content: Uint8Array;
}

/**
 * Draws a view.
 * @throws UserError when the format has no form for it, or the picture is too large.
 */
export async function drawView(
  view: ChosenView,
  format: PictureFormat,
  { theme = 'light', background = 'filled', scale = 2 }: Partial<DrawOptions>,
): Promise<Drawn> {
  const { content, title } = view;
  const options: DrawOptions = { theme, background, scale };
  switch (format) {
    case 'json':
      return {
        content: `${JSON.stringify({ version: 1, view: view.id, title, content }, undefined, 2)}\n`,
        remarks: [],
      };
    case 'markdown':
      return { content: markdownOf(content, title), remarks: [] };
    case 'mermaid': {
      const text = mermaidOf(content, title);
      if (text === undefined)
        throw new UserError(
          t('The view "{0}" cannot be written as Mermaid: use --as markdown for a table', view.id),
        );
      return { content: text, remarks: [] };
    }
    case 'svg':
      return { content: await svgFile(view, options), remarks: [] };
    case 'png':
      return drawPng(await svgFile(view, options), options.scale);
  }
}

async function svgFile({ content, title }: ChosenView, { theme, background }: DrawOptions): Promise<string> {
  const layout = await layoutOf(content);
  return svgOf(content, {
    title,
    palette: theme === 'dark' ? DARK : LIGHT,
    background: background === 'filled',
    ...(layout ? { layout } : {}),
  });
}

async function layoutOf(content: Content): Promise<Layout | undefined> {
  if (content.type !== 'diagram') return undefined;
  const thread = new LayoutThread(layoutProgram());
  try {
    return await thread.layOut(content.diagram);
  } catch (error) {
    throw error instanceof LayoutError ? new UserError(error.message) : error;
  } finally {
    thread.dispose();
  }
}

/** How many of the characters without a font are named. */
const MOST_NAMED = 20;

/**
 * A picture as PNG.
 * @param scale pixels for each of the SVG.
 * @throws UserError when the program that renders it is missing.
 */
export async function drawPng(svg: string, scale: number): Promise<PngPicture> {
  const [renderer, ...own] = await Promise.all(
    [pictureRenderer(), ...pictureFonts()].map((file) => readFile(file)),
  );
  if (!renderer) throw new UserError(t('The program that renders PNG is missing'));
  const unknown = lackingCharacters(svg, own.map(readFont));
  const { fonts, lacking } = await systemFontsFor(unknown);
  const toPng = await startPng({ renderer });
  const remarks =
    lacking.size === 0
      ? []
      : [
          t(
            'No installed font has these characters, which are drawn as boxes: {0}',
            [...lacking].slice(0, MOST_NAMED).join(' '),
          ),
        ];
  return { content: toPng(svg, { fonts: [...own, ...fonts], scale }), remarks };
}
