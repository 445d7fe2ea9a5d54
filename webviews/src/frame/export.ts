import { tableOf, tablesMarkdown } from '@vitruve/drawing';
import type { Content } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { base64Of, pngOf } from '../export/png.ts';
import { printMarkup } from '../export/print-page.ts';
import { BACKGROUNDS, standaloneSvg, type Background } from '../export/standalone.ts';
import { PICTURE_FORMATS, type PictureFormat } from '../protocol.ts';
import type { Abilities } from '../view-props.ts';
import type { Host } from './host.ts';

interface ExportContext {
  readonly host: Host;
  readonly abilities: Abilities;
  readonly content: Content | undefined;
  readonly title: string;
  readonly announce: (message: string) => void;
}

export interface Exporting {
  /** What the present drawing can be made into. */
  readonly formats: readonly PictureFormat[];
  readonly background: Background;
  readonly setBackground: (background: Background) => void;
  readonly make: (format: PictureFormat, purpose: 'save' | 'copy') => void;
  readonly print: () => void;
}

/** Makes files of what is on screen, and hands them to the extension or to the clipboard. */
export function useExport({ host, abilities, content, title, announce }: ExportContext): Exporting {
  const [background, setBackground] = useState(() => keptBackground(host.kept('background')));
  const make = async (format: PictureFormat, purpose: 'save' | 'copy'): Promise<void> => {
    if (!content) throw new Error(t('Nothing to export yet.'));
    if (format === 'markdown') {
      const data = abilities.markdown?.() ?? tablesMarkdown(content);
      host.post({ type: 'picture', format, purpose, data });
      return;
    }
    if (!abilities.picture) throw new Error(t('This view can be exported only as Markdown.'));
    const svg = standaloneSvg(await abilities.picture(), background);
    if (format === 'svg') {
      host.post({ type: 'picture', format, purpose, data: svg });
      return;
    }
    const png = await pngOf(svg);
    if (purpose === 'copy' && (await intoClipboard(png)))
      announce(t('The diagram was copied to the clipboard.'));
    else host.post({ type: 'picture', format, purpose, data: await base64Of(png) });
  };
  const print = async (): Promise<void> => {
    if (!content) throw new Error(t('Nothing to export yet.'));
    const svg = abilities.picture ? standaloneSvg(await abilities.picture(), 'white') : '';
    host.post({ type: 'print', body: printMarkup(title, svg, tableOf(content)) });
  };
  const told = (work: Promise<void>): void => {
    work.catch((fault: unknown) => {
      announce(fault instanceof Error ? fault.message : String(fault));
    });
  };
  return {
    formats: abilities.picture ? PICTURE_FORMATS : ['markdown'],
    background,
    setBackground: (chosen) => {
      setBackground(chosen);
      host.keep('background', chosen);
    },
    make: (format, purpose) => {
      told(make(format, purpose));
    },
    print: () => {
      told(print());
    },
  };
}

function keptBackground(kept: unknown): Background {
  return BACKGROUNDS.find((known) => known === kept) ?? 'theme';
}

/** False where the browser does not let a page write pictures into the clipboard. */
async function intoClipboard(png: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false;
  }
}
