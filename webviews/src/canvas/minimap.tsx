import { useMemo, useRef } from 'preact/hooks';
import { partInSight, type Sight } from './sight.ts';
import type { Point } from './view.ts';

/** CSS pixels that a minimap takes at most. */
const LARGEST = { width: 150, height: 110 };
/** Rooms smaller than that have no space to spare. */
const SMALLEST_ROOM = { width: 320, height: 260 };

interface MinimapProps {
  readonly sight: Sight;
  /** Puts a point of the picture into the middle of the room. */
  readonly go: (point: Point) => void;
}

/**
 * The whole picture in small, with a frame around what is in sight; a press in it goes there. For the pointer alone: keys walk
 * from thing to thing.
 */
export function Minimap({ sight, go }: MinimapProps) {
  const { picture, room, things } = sight;
  const map = useRef<SVGSVGElement>(null);
  const shapes = useMemo(
    () => [...things].map(([id, { x, y, width, height }]) => <rect key={id} {...{ x, y, width, height }} />),
    [things],
  );
  if (room.width < SMALLEST_ROOM.width || room.height < SMALLEST_ROOM.height) return null;
  const scale = Math.min(LARGEST.width / picture.width, LARGEST.height / picture.height);
  const follow = (event: PointerEvent): void => {
    const box = map.current?.getBoundingClientRect();
    if (!box || event.buttons !== 1) return;
    event.preventDefault();
    go({ x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale });
  };
  return (
    <div class="minimap" aria-hidden="true">
      <svg
        ref={map}
        width={Math.max(picture.width * scale, 1)}
        height={Math.max(picture.height * scale, 1)}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={follow}
      >
        <g class="minimap-things">{shapes}</g>
        <rect class="minimap-sight" {...partInSight(sight)} />
      </svg>
    </div>
  );
}
