import { t } from '@vscode/l10n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { BACKGROUNDS, type Background } from '../export/standalone.ts';
import type { PictureFormat } from '../protocol.ts';
import { Icon } from './icons.tsx';

export interface ExportMenuProps {
  readonly formats: readonly PictureFormat[];
  readonly background: Background;
  readonly onBackground: (background: Background) => void;
  readonly onExport: (format: PictureFormat) => void;
  readonly onCopy: (format: PictureFormat) => void;
  readonly onPrint: () => void;
}

/** Save, copy and print, behind one button. */
export function ExportMenu(props: ExportMenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
    const closeOutside = ({ target }: Event): void => {
      if (!(target instanceof Node && root.current?.contains(target) === true)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
    };
  }, [open]);
  return (
    <div class="menu-root" ref={root}>
      <button
        ref={button}
        type="button"
        class="toolbar-button"
        title={t('Save, copy or print')}
        aria-label={t('Save, copy or print')}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="save" />
      </button>
      {open && <Menu {...props} close={close} />}
    </div>
  );
}

function Menu({
  formats,
  background,
  onBackground,
  onExport,
  onCopy,
  onPrint,
  close,
}: ExportMenuProps & { readonly close: () => void }) {
  const act = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <div
      class="menu"
      role="menu"
      aria-label={t('Save, copy or print')}
      onKeyDown={(event) => {
        walkMenu(event, close);
      }}
    >
      {formats.map((format) => (
        <Item
          key={format}
          press={act(() => {
            onExport(format);
          })}
        >
          {saveLabel(format)}
        </Item>
      ))}
      <div role="separator" class="menu-line" />
      {formats.includes('png') && (
        <Item
          press={act(() => {
            onCopy('png');
          })}
        >
          {t('Copy as image')}
        </Item>
      )}
      <Item
        press={act(() => {
          onCopy('markdown');
        })}
      >
        {t('Copy as Markdown')}
      </Item>
      <div role="separator" class="menu-line" />
      <Item press={act(onPrint)}>{t('Print…')}</Item>
      {formats.includes('png') && (
        <div role="group" aria-label={t('Background')}>
          <div class="menu-title" role="presentation">
            {t('Background')}
          </div>
          {BACKGROUNDS.map((choice) => (
            <div
              key={choice}
              class="menu-item"
              role="menuitemradio"
              tabIndex={-1}
              aria-checked={choice === background}
              onClick={() => {
                onBackground(choice);
              }}
            >
              {backgroundLabel(choice)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function Item({ press, children }: { readonly press: () => void; readonly children: string }) {
  return (
    <div class="menu-item" role="menuitem" tabIndex={-1} onClick={press}>
      {children}
    </div>
  );
}

/** Arrows, Home and End move; Enter and Space choose; Escape and Tab close. */
function walkMenu(event: KeyboardEvent, close: () => void): void {
  const { currentTarget, target, key } = event;
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  const items = [...currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const at = items.indexOf(target);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at + items.length - 1) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = items[steps[key] ?? -1];
  if (next) next.focus();
  else if (key === 'Enter' || key === ' ') target.click();
  else if (key === 'Escape' || key === 'Tab') close();
  else return;
  event.preventDefault();
  // The toolbar has arrows of its own.
  event.stopPropagation();
}

function saveLabel(format: PictureFormat): string {
  switch (format) {
    case 'svg':
      return t('Save as SVG…');
    case 'png':
      return t('Save as PNG…');
    case 'markdown':
      return t('Save as Markdown…');
  }
}

function backgroundLabel(background: Background): string {
  switch (background) {
    case 'theme':
      return t('Same as on screen');
    case 'white':
      return t('White (for documents)');
    case 'none':
      return t('None');
  }
}
