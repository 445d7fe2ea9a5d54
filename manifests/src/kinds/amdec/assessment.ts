import { actionPriority, type ActionPriority } from './action-priority.ts';
import { keptBy } from '../../core/text/memory.ts';
import { RATING_NAMES, type AmdecModel, type Grid, type Rating, type Ratings, type Risk } from './model.ts';
import { ratingSign } from './vocabulary.ts';

/** The three ratings as numbers; `detection` is undefined where a table does not rate it. */
export interface RatingValues {
  readonly severity: number;
  readonly occurrence: number;
  readonly detection?: number;
}

/** The ratings, when all that the table rates are there and none is 0, negative or broken. */
export function ratingValues(model: AmdecModel, rating: Ratings): RatingValues | undefined {
  const severity = usable(rating.severity);
  const occurrence = usable(rating.occurrence);
  const detection = usable(rating.detection);
  if (severity === undefined || occurrence === undefined) return undefined;
  if (!ratesDetection(model, rating)) return { severity, occurrence };
  return detection === undefined ? undefined : { severity, occurrence, detection };
}

/** C = S × O × D, or S × O where detection is not rated. */
export function product({ severity, occurrence, detection }: RatingValues): number {
  return severity * occurrence * (detection ?? 1);
}

/** The calculation of a criticality, with the signs of the language: `S 4 × O 3 × D 2 = 24`. */
export function formula(values: RatingValues): string {
  const factors = RATING_NAMES.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`${ratingSign(name)} ${value}`];
  });
  return `${factors.join(' × ')} = ${product(values)}`;
}

/** What the ratings make of a risk, whatever its author wrote. */
export interface Assessment {
  readonly values: RatingValues;
  readonly criticality: number;
  /** Undefined unless the grid is that of the Action Priority, 1 to 10 for all three ratings. */
  readonly priority?: ActionPriority;
}

export function assess(model: AmdecModel, rating: Ratings): Assessment | undefined {
  const values = ratingValues(model, rating);
  if (!values) return undefined;
  const priority =
    hasTenPointGrid(model.grid) && values.detection !== undefined
      ? actionPriority(values.severity, values.occurrence, values.detection)
      : undefined;
  return { values, criticality: product(values), ...(priority && { priority }) };
}

/** The criticality from which a risk needs an action: the table's own, or that of the settings. */
export function thresholdOf(model: AmdecModel, defaultThreshold: number): number {
  return model.threshold?.value ?? defaultThreshold;
}

/** True for the grid that the Action Priority table is made for: 1 to 10 for severity, occurrence and detection. */
export function hasTenPointGrid(grid: Grid | undefined): boolean {
  return [grid?.severity, grid?.occurrence, grid?.detection].every(
    (scale) => scale?.minimum === 1 && scale.maximum === 10,
  );
}

/** Why a risk without an action, and without a justification, must get one. Undefined when it need not. */
export function needsAction(
  model: AmdecModel,
  risk: Risk,
  defaultThreshold: number,
): { because: 'threshold' | 'priority'; assessment: Assessment; threshold: number } | undefined {
  if (risk.justification || standingActions(risk).length > 0) return undefined;
  const assessment = assess(model, risk.rating);
  if (!assessment) return undefined;
  const threshold = thresholdOf(model, defaultThreshold);
  if (assessment.criticality >= threshold) return { because: 'threshold', assessment, threshold };
  return assessment.priority === 'H' ? { because: 'priority', assessment, threshold } : undefined;
}

/** Actions that count: those that nobody cancelled. */
export const standingActions = keptBy((risk: Risk): Risk['actions'] =>
  risk.actions.filter(({ status }) => status?.text !== 'cancelled'),
);

/** Actions still to be done. One without a status is open. */
export function openActions(risk: Risk): Risk['actions'] {
  return standingActions(risk).filter(({ status }) => status?.text !== 'done');
}

/** Whether a row's criticality has a third factor: by its grid, and without a grid by what the row writes. */
function ratesDetection(model: AmdecModel, rating: Ratings): boolean {
  const { grid } = model;
  return grid?.severity || grid?.occurrence ? grid.detection !== undefined : rating.detection !== undefined;
}

function usable(rating: Rating | undefined): number | undefined {
  return rating?.value !== undefined && Number.isInteger(rating.value) && rating.value > 0
    ? rating.value
    : undefined;
}
