import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Minimap } from './minimap.tsx';
import { isPartial, type Sight } from './sight.ts';
import type { CanvasState } from './use-canvas.ts';

interface CanvasRoomProps {
  readonly state: CanvasState;
  /** What it shows and which keys there are, for a screen reader. */
  readonly label: string;
  /** The first picture is being drawn. */
  readonly busy: boolean;
  /** Shown when there is no picture. */
  readonly children?: ComponentChildren;
}

/** The window on a picture, with a way back where nothing of it is in sight. */
export function CanvasRoom({ state, label, busy, children }: CanvasRoomProps) {
  const { room, sheet, canvas, watcher } = state;
  const [sight, setSight] = useState<Sight>();
  watcher.current = setSight;
  return (
    <div class="canvas-frame">
      <div class="canvas" ref={room} role="application" aria-label={label} aria-busy={busy}>
        <div class="canvas-sheet" ref={sheet} />
      </div>
      {sight && isPartial(sight) && (
        <Minimap
          sight={sight}
          go={(point) => {
            canvas.current?.center(point);
          }}
        />
      )}
      {children}
      {sight?.isEmpty === true && (
        <button
          type="button"
          class="way-back"
          onClick={() => {
            canvas.current?.open();
          }}
        >
          {t('Back to the diagram')}
        </button>
      )}
    </div>
  );
}
