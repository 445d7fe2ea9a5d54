import { t } from '@vscode/l10n';
import { worstZone, ZONE_TONES, zones, type Zone } from '@vitruve/drawing';
import type { MappedRisk, RiskMap } from '@vitruve/manifests';
import { useRef } from 'preact/hooks';
import { counted } from '../elements/counted.ts';
import { STOP, STOP_ROW, useRoving } from '../elements/roving.ts';
import {
  cellKey,
  movesOf,
  pointsIn,
  ratingsOf,
  rowsOfCells,
  type MapCell,
  type ShownRatings,
} from './cells.ts';
import { Overlay } from './overlay.tsx';

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

/** From so many ratings on cells are smaller. */
const MANY_RATINGS = 7;

/** Severity to the right, occurrence upwards; one tab stop, the arrows move among the cells. */
export function HeatMap(props: HeatMapProps) {
  const { map, risks, ratings } = props;
  const grid = useRef<HTMLDivElement>(null);
  useRoving(grid);
  const rows = rowsOfCells(map, risks);
  const placeOf = zones(map);
  /** That of the worst risk; what the place says where there is none. */
  const zoneIn = (cell: MapCell): Zone => {
    const points = pointsIn(cell, ratings);
    return points.length === 0 ? placeOf(cell.severity, cell.occurrence) : worstZone(map, points);
  };
  const severities = ratingsOf(map.severity);
  const classes = ['heat-map'];
  if (severities.length >= MANY_RATINGS) classes.push('fine');
  if (Object.keys(map.occurrence.labels).length > 0) classes.push('worded');
  if (ratings === 'both') classes.push('both');
  return (
    <figure class={classes.join(' ')} style={{ '--columns': severities.length }}>
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
                <Cell key={cell.severity} cell={cell} zone={zoneIn(cell)} {...props} />
              ))}
            </div>
          ))}
        </div>
        <Overlay map={map} moves={ratings === 'both' ? movesOf(map, risks) : []} />
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
        <Legend zones={new Set(rows.flat().map(zoneIn))} ratings={ratings} />
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

interface CellProps extends HeatMapProps {
  readonly cell: MapCell;
  readonly zone: Zone;
}

function Cell(props: CellProps) {
  const { cell, zone, ratings, selected, current } = props;
  const key = cellKey(cell);
  const classes = ['heat-cell', `zone-${zone}`, `tone-${ZONE_TONES[zone]}`];
  if (pointsIn(cell, ratings).length === 0) classes.push('vacant');
  if (current.has(key)) classes.push('current');
  const initial = ratings === 'residual' ? 0 : cell.initial.length;
  const residual = ratings === 'initial' ? 0 : cell.residual.length;
  return (
    <button
      type="button"
      class={classes.join(' ')}
      data-cell={key}
      aria-label={cellInWords(cell, zone, ratings)}
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
  { severity, occurrence, initial, residual }: MapCell,
  zone: Zone,
  ratings: ShownRatings,
): string {
  const parts = [t('Severity {0}, occurrence {1}', severity, occurrence)];
  if (ratings !== 'residual')
    parts.push(counted(initial.length, '{0} risk initially', '{0} risks initially'));
  if (ratings !== 'initial')
    parts.push(counted(residual.length, '{0} risk after actions', '{0} risks after actions'));
  if (zone !== 'unknown') parts.push(zoneInWords(zone));
  return parts.join(', ');
}

function zoneInWords(zone: KnownZone): string {
  switch (zone) {
    case 'reached':
      return t('threshold reached');
    case 'depends':
      return t('reached depending on detection');
    case 'near':
      return t('near the threshold');
    case 'below':
      return t('below the threshold');
  }
}

interface LegendProps {
  readonly zones: ReadonlySet<Zone>;
  readonly ratings: ShownRatings;
}

function Legend({ zones: there, ratings }: LegendProps) {
  const shown = (['below', 'depends', 'near', 'reached'] as const).filter((zone) => there.has(zone));
  return (
    <ul class="map-legend" aria-label={t('Legend')}>
      {shown.map((zone) => (
        <li key={zone}>
          <span class={`swatch zone-${zone} tone-${ZONE_TONES[zone]}`} aria-hidden="true" />{' '}
          {zoneInWords(zone)}
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
