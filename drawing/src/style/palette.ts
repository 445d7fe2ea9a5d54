import type { Tone } from '@vitruve/manifests';

export interface ToneColours {
  /** Lines and outlines. */
  readonly line: string;
  /** Areas, with text on them. */
  readonly fill: string;
  /** Text of that tone on the background, and on `fill`. */
  readonly text: string;
}

/** The colours of a picture, as CSS values. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  /** Less important text. */
  readonly quiet: string;
  /** Frames of groups, axes. */
  readonly frame: string;
  /** The area of a group. */
  readonly surface: string;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
}

/** For paper and light pages. All text has a contrast of 4.5:1 at least, all lines that mean something 3:1. */
export const LIGHT: Palette = {
  background: '#ffffff',
  text: '#1f2328',
  quiet: '#59636e',
  frame: '#c4cbd3',
  surface: '#f6f8fa',
  tones: {
    neutral: { line: '#6e7781', fill: '#ffffff', text: '#59636e' },
    accent: { line: '#0969da', fill: '#e6f2ff', text: '#0758b8' },
    good: { line: '#1a7f37', fill: '#e3f7e8', text: '#146a2c' },
    attention: { line: '#9a6700', fill: '#fff6d6', text: '#7d5300' },
    bad: { line: '#cf222e', fill: '#ffebe9', text: '#b01722' },
    muted: { line: '#8a929b', fill: '#f3f4f6', text: '#59636e' },
  },
};

/** For dark pages, with the same contrasts. */
export const DARK: Palette = {
  background: '#1f1f1f',
  text: '#e8e8e8',
  quiet: '#a8b0b9',
  frame: '#4a4f57',
  surface: '#262829',
  tones: {
    neutral: { line: '#8b949e', fill: '#2a2c2e', text: '#b0b8c1' },
    accent: { line: '#4493f8', fill: '#182c47', text: '#79b5ff' },
    good: { line: '#3fb950', fill: '#15301c', text: '#6fd67e' },
    attention: { line: '#d29922', fill: '#35290f', text: '#e5b54a' },
    bad: { line: '#f85149', fill: '#431b1b', text: '#ff8f88' },
    muted: { line: '#767e87', fill: '#2b2b2b', text: '#a0a8b1' },
  },
};

/** All tones, which each palette has. From manifests come types alone: a thread that lays out need not load them. */
export const TONES = Object.keys(LIGHT.tones) as readonly Tone[];

const BACKGROUND = 'var(--vscode-editor-background)';
const FOREGROUND = 'var(--vscode-editor-foreground)';
/** An area of a colour faint enough for text on it. */
const faint = (colour: string): string => `color-mix(in srgb, ${colour} 16%, ${BACKGROUND})`;
const tone = (colour: string): ToneColours => ({
  line: colour,
  fill: faint(colour),
  text: `color-mix(in srgb, ${colour} 55%, ${FOREGROUND})`,
});

/** The colours of the editor's theme; they follow it without drawing again. */
export const EDITOR: Palette = {
  background: BACKGROUND,
  text: FOREGROUND,
  quiet: 'var(--vscode-descriptionForeground)',
  frame: `color-mix(in srgb, ${FOREGROUND} 32%, ${BACKGROUND})`,
  surface: `color-mix(in srgb, ${FOREGROUND} 4%, ${BACKGROUND})`,
  tones: {
    neutral: {
      ...tone(`color-mix(in srgb, ${FOREGROUND} 62%, ${BACKGROUND})`),
      fill: BACKGROUND,
      text: FOREGROUND,
    },
    accent: tone('var(--vscode-charts-blue)'),
    good: tone('var(--vscode-charts-green)'),
    // Not the charts' orange: in the editor's own themes it is half transparent, and high contrast has none.
    attention: tone('var(--vscode-charts-yellow)'),
    bad: tone('var(--vscode-charts-red)'),
    muted: {
      ...tone(`color-mix(in srgb, ${FOREGROUND} 48%, ${BACKGROUND})`),
      text: `color-mix(in srgb, ${FOREGROUND} 85%, ${BACKGROUND})`,
    },
  },
};

/** High-contrast themes of the editor: no area that is coloured faintly, lines as strong as text. */
export const EDITOR_HIGH_CONTRAST: Palette = {
  ...EDITOR,
  quiet: FOREGROUND,
  frame: 'var(--vscode-contrastBorder)',
  surface: BACKGROUND,
  tones: {
    neutral: { line: FOREGROUND, fill: BACKGROUND, text: FOREGROUND },
    accent: { line: 'var(--vscode-charts-blue)', fill: BACKGROUND, text: FOREGROUND },
    good: { line: 'var(--vscode-charts-green)', fill: BACKGROUND, text: FOREGROUND },
    attention: { line: 'var(--vscode-charts-yellow)', fill: BACKGROUND, text: FOREGROUND },
    bad: { line: 'var(--vscode-charts-red)', fill: BACKGROUND, text: FOREGROUND },
    muted: { line: FOREGROUND, fill: BACKGROUND, text: FOREGROUND },
  },
};
