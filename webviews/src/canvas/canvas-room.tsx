import { t } from '@vscode/l10n';
import type { CanvasState } from './use-canvas.ts';

interface CanvasRoomProps {
  readonly state: CanvasState;
  /** What it shows and which keys there are, for a screen reader. */
  readonly label: string;
  /** The first picture is being drawn. */
  readonly busy: boolean;
}

/** The window on a picture, with a way back where nothing of it is in sight. */
export function CanvasRoom({ state: { room, sheet, canvas, lost }, label, busy }: CanvasRoomProps) {
  return (
    <div class="canvas-frame">
      <div class="canvas" ref={room} role="application" aria-label={label} aria-busy={busy}>
        <div class="canvas-sheet" ref={sheet} />
      </div>
      {lost && (
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
