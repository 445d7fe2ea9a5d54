import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { oneStop, walkToolbar } from './toolbar-keys.ts';

/** The buttons for an image: arrows walk them, and all of them are one stop of the Tab key. */
export function ToolRow({ children }: { readonly children: ComponentChildren }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (bar.current) oneStop(bar.current);
  });
  return (
    <div
      class="toolbar"
      role="toolbar"
      aria-label={t('Image')}
      ref={bar}
      onFocusIn={({ target }) => {
        if (bar.current) oneStop(bar.current, target);
      }}
      onKeyDown={(event) => {
        if (bar.current) walkToolbar(event, bar.current);
      }}
    >
      {children}
    </div>
  );
}
