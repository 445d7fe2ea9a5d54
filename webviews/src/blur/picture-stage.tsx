import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Point, Size } from './review.ts';
import { useRoom, type RoomsInStep } from './room.ts';

/** How large one pixel of the picture is shown, in CSS pixels, and how to find a place in it. */
export interface StageGeometry {
  readonly scale: number;
  /** The place in the picture, in its pixels, of a place on the screen. */
  readonly placeOf: (event: { readonly clientX: number; readonly clientY: number }) => Point;
}

interface PictureStageProps {
  readonly size: Size;
  /** 1 when all of the picture fits into the room. */
  readonly zoom: number;
  readonly onZoom: (factor: number) => void;
  /** The rooms that this one scrolls and zooms with. */
  readonly inStep: RoomsInStep;
  /** Whether dragging moves the picture. */
  readonly isDragged?: boolean;
  readonly label: string;
  /** `group` when there is something to reach in it, as boxes. */
  readonly role: 'img' | 'group';
  readonly class?: string;
  readonly onPointerDown?: (event: PointerEvent, geometry: StageGeometry) => void;
  readonly onPointerMove?: (event: PointerEvent, geometry: StageGeometry) => void;
  readonly onPointerUp?: (event: PointerEvent, geometry: StageGeometry) => void;
  readonly children: (geometry: StageGeometry) => ComponentChildren;
}

/** A room to look at a picture in: as large as it fits, or larger, and then scrolled. */
export function PictureStage(props: PictureStageProps) {
  const { size, zoom, onZoom, inStep, isDragged = false, label, role, children } = props;
  const drawing = useRef<SVGSVGElement>(null);
  const room = useRoom({ zoom, onZoom, inStep, isDragged });
  const [scale, setScale] = useState(1);

  useEffect(() => {
    const measure = (): void => {
      const matrix = drawing.current?.getScreenCTM();
      if (matrix) setScale(matrix.a);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (drawing.current) observer.observe(drawing.current);
    return () => {
      observer.disconnect();
    };
  }, [size.width, size.height, zoom]);

  const placeOf = useCallback<StageGeometry['placeOf']>(({ clientX, clientY }) => {
    const matrix = drawing.current?.getScreenCTM();
    if (!matrix) return { x: 0, y: 0 };
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
    return { x, y };
  }, []);

  const geometry: StageGeometry = { scale, placeOf };
  const percent = `${zoom * 100}%`;
  return (
    <div class={`blur-room ${isDragged && zoom > 1 ? 'is-dragged' : ''}`} ref={room}>
      <svg
        ref={drawing}
        class={`blur-drawing ${props.class ?? ''}`}
        role={role}
        aria-label={label}
        viewBox={`0 0 ${size.width} ${size.height}`}
        style={{ width: percent, height: percent }}
        onPointerDown={(event) => props.onPointerDown?.(event, geometry)}
        onPointerMove={(event) => props.onPointerMove?.(event, geometry)}
        onPointerUp={(event) => props.onPointerUp?.(event, geometry)}
        onPointerCancel={(event) => props.onPointerUp?.(event, geometry)}
      >
        {children(geometry)}
      </svg>
    </div>
  );
}
