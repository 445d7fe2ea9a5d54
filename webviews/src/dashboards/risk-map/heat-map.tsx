import { t } from '@vscode/l10n';
import {
  detectionDiffers,
  thresholdSteps,
  ZONE_TONES,
  zones,
  type Corner,
  type Zone,
} from '@vitruve/drawing';
import type { MappedRisk, RiskMap } from '@vitruve/manifests';
import { useId, useRef } from 'preact/hooks';
import { counted } from '../elements/counted.ts';
import { STOP, STOP_ROW, useRoving } from '../elements/roving.ts';
import {
  cellKey,
  ratingsOf,
  movesOf,
  rowsOfCells,
  type MapCell,
  type Move,
  type ShownRatings,
} from './cells.ts';

type KnownZone = Exclude<Zone, 'unknown'>;

interface HeatMapProps {
  readonly map: RiskMap;
  /** Those that the filter leaves. */
  readonly risks: readonly MappedRisk[];
  readonly ratings: ShownRatings;
  readonly selected: string | undefined;
  /** Cells that hold the risk in which the caret is. */
  readonly current: ReadonlySet<string>;
  readonly select: (cell: string | undefined) => void;
}

/** CSS pixels of a cell: grids of ten ratings have smaller ones. */
interface CellSize {
  readonly width: number;
  readonly height: number;
}

const LARGE_CELL: CellSize = { width: 92, height: 64 };
const SMALL_CELL: CellSize = { width: 60, height: 44 };

/** Severity to the right, occurrence upwards; one tab stop, the arrows move among the cells. */
export function HeatMap(props: HeatMapProps) {
  const { map, risks, ratings } = props;
  const grid = useRef<HTMLDivElement>(null);
  useRoving(grid);
  const rows = rowsOfCells(map, risks);
  const zoneOf = zones(map);
  const severities = ratingsOf(map.severity);
  const size = severities.length > 6 ? SMALL_CELL : LARGE_CELL;
  return (
    <figure
      class={ratings === 'both' ? 'heat-map both' : 'heat-map'}
      style={{
        '--cell-width': `${size.width}px`,
        '--cell-height': `${size.height}px`,
        '--columns': severities.length,
      }}
    >
      <p class="axis occurrence-axis" aria-hidden="true">
        {t('Occurrence')} →
      </p>
      <div class="occurrence-marks" aria-hidden="true">
        {rows.map(
          ([first]) =>
            first && (
              <AxisRating key={first.occurrence} rating={first.occurrence} labels={map.occurrence.labels} />
            ),
        )}
      </div>
      <div class="cells">
        <div ref={grid} role="group" aria-label={t('Risks by severity and occurrence')}>
          {rows.map((cells) => (
            <div key={cells[0]?.occurrence} class="cell-row" {...STOP_ROW}>
              {cells.map((cell) => (
                <Cell
                  key={cell.severity}
                  cell={cell}
                  zone={zoneOf(cell.severity, cell.occurrence)}
                  {...props}
                />
              ))}
            </div>
          ))}
        </div>
        <Overlay map={map} size={size} moves={ratings === 'both' ? movesOf(map, risks) : []} />
      </div>
      <div class="severity-marks" aria-hidden="true">
        {severities.map((rating) => (
          <AxisRating key={rating} rating={rating} labels={map.severity.labels} />
        ))}
      </div>
      <p class="axis severity-axis" aria-hidden="true">
        {t('Severity')} →
      </p>
      <figcaption>
        <Legend map={map} ratings={ratings} />
      </figcaption>
    </figure>
  );
}

function AxisRating({
  rating,
  labels,
}: {
  readonly rating: number;
  readonly labels: Readonly<Record<number, string>>;
}) {
  const label = labels[rating];
  return (
    <span class="axis-mark" title={label}>
      <b>{rating}</b>
      {label !== undefined && <span class="axis-word">{label}</span>}
    </span>
  );
}

function Cell(props: HeatMapProps & { readonly cell: MapCell; readonly zone: Zone }) {
  const { cell, zone, ratings, selected, current } = props;
  const key = cellKey(cell);
  const classes = ['heat-cell', `zone-${zone}`, `tone-${ZONE_TONES[zone]}`];
  if (current.has(key)) classes.push('current');
  const initial = ratings === 'residual' ? 0 : cell.initial.length;
  const residual = ratings === 'initial' ? 0 : cell.residual.length;
  return (
    <button
      type="button"
      class={classes.join(' ')}
      data-cell={key}
      aria-label={cellInWords(props.map, cell, zone, ratings)}
      aria-pressed={selected === key}
      onClick={() => {
        props.select(selected === key ? undefined : key);
      }}
      {...STOP}
    >
      {initial > 0 && <span class="count initial">{initial}</span>}
      {residual > 0 && <span class="count residual">{residual}</span>}
    </button>
  );
}

function cellInWords(
  map: RiskMap,
  { severity, occurrence, initial, residual }: MapCell,
  zone: Zone,
  ratings: ShownRatings,
): string {
  const parts = [t('Severity {0}, occurrence {1}', severity, occurrence)];
  if (ratings !== 'residual')
    parts.push(counted(initial.length, '{0} risk initially', '{0} risks initially'));
  if (ratings !== 'initial')
    parts.push(counted(residual.length, '{0} risk after actions', '{0} risks after actions'));
  if (zone !== 'unknown') parts.push(zoneInWords(map, zone));
  return parts.join(', ');
}

function zoneInWords(map: RiskMap, zone: KnownZone): string {
  switch (zone) {
    case 'reached':
      return t('threshold reached');
    case 'possible':
      return detectionDiffers(map) ? t('reached depending on detection') : t('near the threshold');
    case 'below':
      return t('below the threshold');
  }
}

function Legend({ map, ratings }: { readonly map: RiskMap; readonly ratings: ShownRatings }) {
  const zoneOf = zones(map);
  const there = new Set(
    ratingsOf(map.severity).flatMap((s) => ratingsOf(map.occurrence).map((o) => zoneOf(s, o))),
  );
  const shown = (['below', 'possible', 'reached'] as const).filter((zone) => there.has(zone));
  return (
    <ul class="map-legend" aria-label={t('Legend')}>
      {shown.map((zone) => (
        <li key={zone}>
          <span class={`swatch zone-${zone} tone-${ZONE_TONES[zone]}`} aria-hidden="true" />{' '}
          {zoneInWords(map, zone)}
        </li>
      ))}
      {ratings !== 'residual' && (
        <li>
          <span class="count initial" aria-hidden="true" /> {t('before actions')}
        </li>
      )}
      {ratings !== 'initial' && (
        <li>
          <span class="count residual" aria-hidden="true" /> {t('after actions')}
        </li>
      )}
    </ul>
  );
}

interface OverlayProps {
  readonly map: RiskMap;
  readonly size: CellSize;
  readonly moves: readonly Move[];
}

/** The threshold line and the arrows, over the cells. What they say is in the names of the cells and in the list. */
function Overlay({ map, size, moves }: OverlayProps) {
  const head = useId();
  const width = ratingsOf(map.severity).length * size.width;
  const height = ratingsOf(map.occurrence).length * size.height;
  const corner = ({ severity, occurrence }: Corner): string =>
    `${(severity - map.severity.minimum) * size.width} ${height - (occurrence - map.occurrence.minimum) * size.height}`;
  const steps = thresholdSteps(map);
  return (
    <svg class="overlay" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
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
/** CSS pixels between the middle of a count and an arrow. */
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
  const fixed = (value: number): string => value.toFixed(1);
  return (
    `M${fixed(start.x + ux * CLEARANCE)} ${fixed(start.y + uy * CLEARANCE)}` +
    `Q${fixed(control.x)} ${fixed(control.y)} ${fixed(end.x - ux * CLEARANCE)} ${fixed(end.y - uy * CLEARANCE)}`
  );
}
