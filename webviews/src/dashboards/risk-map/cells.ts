import type { MappedRisk, RiskMap, RiskPoint, RiskScale } from '@vitruve/manifests';

export const SHOWN_RATINGS = ['initial', 'residual', 'both'] as const;
/** Which ratings the map shows: those before the actions, those after, or both with arrows between. */
export type ShownRatings = (typeof SHOWN_RATINGS)[number];

export interface MapCell {
  readonly severity: number;
  readonly occurrence: number;
  readonly initial: readonly MappedRisk[];
  readonly residual: readonly MappedRisk[];
}

/** Risks that actions bring from one cell to another. */
export interface Move {
  readonly from: { readonly severity: number; readonly occurrence: number };
  readonly to: { readonly severity: number; readonly occurrence: number };
  readonly risks: readonly MappedRisk[];
}

export function cellKey({ severity, occurrence }: Pick<RiskPoint, 'severity' | 'occurrence'>): string {
  return `${severity}×${occurrence}`;
}

/** The rows of the map from the top: falling occurrence; in each the cells by rising severity. */
export function rowsOfCells(map: RiskMap, risks: readonly MappedRisk[]): readonly (readonly MapCell[])[] {
  const initial = groupedByCell(risks, 'initial');
  const residual = groupedByCell(risks, 'residual');
  return ratingsOf(map.occurrence)
    .reverse()
    .map((occurrence) =>
      ratingsOf(map.severity).map((severity) => {
        const key = cellKey({ severity, occurrence });
        return { severity, occurrence, initial: initial.get(key) ?? [], residual: residual.get(key) ?? [] };
      }),
    );
}

/** Scales are short: what a text declares beyond that is drawn up to here. */
const LONGEST_SCALE = 20;

export function ratingsOf({ minimum, maximum }: RiskScale): number[] {
  const length = Math.max(0, Math.min(maximum - minimum + 1, LONGEST_SCALE));
  return Array.from({ length }, (_, index) => minimum + index);
}

/** Those of a cell that the map shows, each once. */
export function shownIn({ initial, residual }: MapCell, ratings: ShownRatings): readonly MappedRisk[] {
  if (ratings === 'initial') return initial;
  if (ratings === 'residual') return residual;
  return [...new Set([...initial, ...residual])];
}

/** The ratings of those of a cell that the map shows there. */
export function pointsIn({ initial, residual }: MapCell, ratings: ShownRatings): readonly RiskPoint[] {
  return [
    ...(ratings === 'residual' ? [] : initial.flatMap((risk) => risk.initial ?? [])),
    ...(ratings === 'initial' ? [] : residual.flatMap((risk) => risk.residual ?? [])),
  ];
}

/** From where to where actions move risks; one for all that go the same way. */
export function movesOf(map: RiskMap, risks: readonly MappedRisk[]): readonly Move[] {
  const moves = new Map<string, { from: RiskPoint; to: RiskPoint; risks: MappedRisk[] }>();
  for (const risk of risks) {
    const { initial, residual } = risk;
    if (!initial || !residual || !isOnMap(map, initial) || !isOnMap(map, residual)) continue;
    const [from, to] = [cellKey(initial), cellKey(residual)];
    if (from === to) continue;
    const move = moves.get(`${from}>${to}`);
    if (move) move.risks.push(risk);
    else moves.set(`${from}>${to}`, { from: initial, to: residual, risks: [risk] });
  }
  return [...moves.values()];
}

function isOnMap(map: RiskMap, { severity, occurrence }: RiskPoint): boolean {
  return ratingsOf(map.severity).includes(severity) && ratingsOf(map.occurrence).includes(occurrence);
}

function groupedByCell(
  risks: readonly MappedRisk[],
  ratings: 'initial' | 'residual',
): ReadonlyMap<string, readonly MappedRisk[]> {
  const cells = new Map<string, MappedRisk[]>();
  for (const risk of risks) {
    const point = risk[ratings];
    if (!point) continue;
    const list = cells.get(cellKey(point));
    if (list) list.push(risk);
    else cells.set(cellKey(point), [risk]);
  }
  return cells;
}
