import { TONES, type Palette } from './palette.ts';

/** Sizes of letters in pictures, in CSS pixels. Pictures open at 80 % at the least, where group titles have 12. */
export const SIZE = { title: 17, group: 15, label: 13, detail: 11, small: 10 } as const;

/**
 * The fonts of exported pictures. All texts are measured as DejaVu Sans is wide; Verdana is as wide, those of the systems
 * are narrower.
 */
export const EXPORT_FONT = "'DejaVu Sans', Verdana, 'Segoe UI', system-ui, sans-serif";
export const EDITOR_FONT = 'var(--vscode-font-family)';

/**
 * The style of all pictures as a CSS sheet. Colours and dashes are said here alone; the drawings bear classes. Selectors
 * are classes below `scope`, which every renderer of SVG understands.
 */
export function styleSheet(palette: Palette, font: string, scope = '.picture'): string {
  const rules: [string, string][] = [
    ['text', `font-family: ${font}; fill: ${palette.text}`],
    ['.background', `fill: ${palette.background}`],
    ['.title', `font-size: ${SIZE.title}px; font-weight: bold`],
    ['.label', `font-size: ${SIZE.label}px`],
    ['.detail', `font-size: ${SIZE.detail}px; fill: ${palette.quiet}`],
    ['.small', `font-size: ${SIZE.small}px; fill: ${palette.quiet}`],
    ['.strong', 'font-weight: bold'],
    ['.middle', 'text-anchor: middle'],
    ['.end', 'text-anchor: end'],
    ['.shape', `fill: ${palette.background}; stroke: ${palette.frame}; stroke-width: 1.5px`],
    ['.inner', 'fill: none; stroke-width: 1px'],
    ['.outline-dashed .shape', 'stroke-dasharray: 5 4'],
    ['.frame', `fill: ${palette.surface}; stroke: ${palette.frame}; stroke-width: 1px`],
    ['.group-label', `font-size: ${SIZE.group}px; font-weight: bold; fill: ${palette.quiet}`],
    ['.line', `fill: none; stroke: ${palette.frame}; stroke-width: 1.4px`],
    ['.line-dashed .line', 'stroke-dasharray: 6 4'],
    ['.line-dotted .line', 'stroke-dasharray: 1.5 4; stroke-linecap: round; stroke-width: 2px'],
    ['.line-thick .line', 'stroke-width: 3px'],
    ['.threshold .line', 'stroke-width: 3px; stroke-linecap: square'],
    ['.hit', 'fill: none; stroke: transparent; stroke-width: 12px'],
    ['.edge-label', `font-size: ${SIZE.detail}px; fill: ${palette.quiet}`],
    ['.halo', halo(palette.background)],
    ['.group-halo', halo(palette.surface)],
    ['.axis', `fill: none; stroke: ${palette.frame}; stroke-width: 1px`],
    ['.grid', `fill: none; stroke: ${palette.frame}; stroke-width: 1px; stroke-dasharray: 2 4`],
    ['.cell', `fill: ${palette.surface}; stroke: ${palette.frame}; stroke-width: 1px`],
    ['.head', `fill: ${palette.surface}; stroke: ${palette.frame}; stroke-width: 1px`],
  ];
  for (const tone of TONES) {
    const { line, fill, text } = palette.tones[tone];
    rules.push(
      [`.tone-${tone} .shape`, `fill: ${fill}; stroke: ${line}`],
      [`.tone-${tone} .inner`, `fill: none; stroke: ${line}`],
      [`.tone-${tone} .line`, `stroke: ${line}`],
      [`.tone-${tone} .solid`, `fill: ${line}; stroke: none`],
      [`.tone-${tone} .cell`, `fill: ${fill}`],
      [`.tone-${tone} .toned`, `fill: ${text}`],
    );
  }
  return rules.map(([selector, style]) => `${scope} ${selector} { ${style} }`).join('\n');
}

/** Text that is drawn below itself so that lines do not run through it. */
function halo(ground: string): string {
  return `stroke: ${ground}; stroke-width: 4px; stroke-linejoin: round; fill: ${ground}`;
}
