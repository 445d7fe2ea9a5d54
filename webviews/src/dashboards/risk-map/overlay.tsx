import { thresholdSteps, type Corner } from '@vitruve/drawing';
import type { RiskMap } from '@vitruve/manifests';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { cellKey, ratingsOf, type Move } from './cells.ts';

/** CSS pixels of a cell: the style sheet makes all of one size, as large as the panel has room for. */
interface CellSize {
  readonly width: number;
  readonly height: number;
}

interface OverlayProps {
  readonly map: RiskMap;
  readonly moves: readonly Move[];
}

/** The threshold line and the arrows, over the cells. What they say is in the names of the cells and in the list. */
export function Overlay({ map, moves }: OverlayProps) {
  const head = useId();
  const picture = useRef<SVGSVGElement>(null);
  const [{ width, height }, setRoom] = useState<CellSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const cells = picture.current?.parentElement;
    if (!cells) return undefined;
    const measure = (): void => {
      const { offsetWidth, offsetHeight } = cells;
      setRoom((before) =>
        before.width === offsetWidth && before.height === offsetHeight
          ? before
          : { width: offsetWidth, height: offsetHeight },
      );
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(cells);
    return () => {
      resized.disconnect();
    };
  }, []);
  const size = {
    width: width / Math.max(ratingsOf(map.severity).length, 1),
    height: height / Math.max(ratingsOf(map.occurrence).length, 1),
  };
  const corner = ({ severity, occurrence }: Corner): string =>
    `${(severity - map.severity.minimum) * size.width} ${height - (occurrence - map.occurrence.minimum) * size.height}`;
  const steps = thresholdSteps(map);
  return (
    <svg
      ref={picture}
      class="overlay"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <marker
        id={head}
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="8"
        markerHeight="8"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path class="arrow-head" d="M0 0.5 8 4 0 7.5Z" />
      </marker>
      <path class="threshold" d={steps.map(({ from, to }) => `M${corner(from)}L${corner(to)}`).join('')} />
      {moves.map((move) => (
        <path
          key={`${cellKey(move.from)}>${cellKey(move.to)}`}
          class="move"
          d={arrow(map, size, height, move)}
          stroke-width={Math.min(1.5 + 0.5 * (move.risks.length - 1), 4)}
          marker-end={`url(#${head})`}
        />
      ))}
    </svg>
  );
}

/** Where the count of a cell is, as a share of its width: initial ones left of the middle, residual ones right. */
const INITIAL_AT = 0.28;
const RESIDUAL_AT = 0.72;
/** CSS pixels between the middle of a count and an arrow, where cells are wide enough. */
const CLEARANCE = 16;

/** A slightly bent arrow from the count before to the count after, so that two on one line are told apart. */
function arrow(map: RiskMap, size: CellSize, height: number, { from, to }: Move): string {
  const middle = (rating: Move['from'], share: number) => ({
    x: (rating.severity - map.severity.minimum + share) * size.width,
    y: height - (rating.occurrence - map.occurrence.minimum + 0.5) * size.height,
  });
  const [start, end] = [middle(from, INITIAL_AT), middle(to, RESIDUAL_AT)];
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const [ux, uy] = [(end.x - start.x) / length, (end.y - start.y) / length];
  const bend = Math.min(14, length / 8);
  const control = { x: (start.x + end.x) / 2 - uy * bend, y: (start.y + end.y) / 2 + ux * bend };
  const clearance = Math.min(CLEARANCE, size.width / 4);
  const fixed = (value: number): string => value.toFixed(1);
  return (
    `M${fixed(start.x + ux * clearance)} ${fixed(start.y + uy * clearance)}` +
    `Q${fixed(control.x)} ${fixed(control.y)} ${fixed(end.x - ux * clearance)} ${fixed(end.y - uy * clearance)}`
  );
}
