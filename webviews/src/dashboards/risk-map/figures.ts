import type { MappedRisk, RiskAction } from '@vitruve/manifests';

export type Priority = 'H' | 'M' | 'L';

/** Two numbers: as rated at first, and as it is after the actions that are done. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

export interface RiskFigures {
  /** Sum of the criticalities. A risk without residual ratings counts as it was. */
  readonly criticality: BeforeAfter;
  /** How many risks reach the threshold. */
  readonly above: BeforeAfter;
  readonly priorities: Readonly<Record<Priority, number>>;
  /** Risks that have no place on the map, for ratings are missing. */
  readonly unrated: number;
}

export function figuresOf(risks: readonly MappedRisk[]): RiskFigures {
  const criticality = { before: 0, after: 0 };
  const above = { before: 0, after: 0 };
  const priorities = { H: 0, M: 0, L: 0 };
  let unrated = 0;
  for (const risk of risks) {
    criticality.before += risk.initial?.criticality ?? 0;
    criticality.after += criticalityNow(risk) ?? 0;
    if (risk.aboveThreshold) above.before++;
    if (isAboveNow(risk)) above.after++;
    if (risk.actionPriority) priorities[risk.actionPriority]++;
    if (!risk.initial) unrated++;
  }
  return { criticality, above, priorities, unrated };
}

/** The criticality after the actions that are done; that before them while there are none. */
export function criticalityNow({ initial, residual }: MappedRisk): number | undefined {
  return residual?.criticality ?? initial?.criticality;
}

export function isAboveNow({ residual, aboveThreshold, residualAboveThreshold }: MappedRisk): boolean {
  return residual ? residualAboveThreshold : aboveThreshold;
}

/** In percent, rounded; negative for less. Undefined when there was nothing before. */
export function changeInPercent({ before, after }: BeforeAfter): number | undefined {
  return before === 0 ? undefined : Math.round((100 * (after - before)) / before);
}

export interface LateAction {
  readonly risk: MappedRisk;
  readonly action: RiskAction;
  /** Undefined for a due date that is not a day of the calendar. */
  readonly daysLate: number | undefined;
}

/** The actions that are overdue, the latest first. `today` is `YYYY-MM-DD`. */
export function lateActions(risks: readonly MappedRisk[], today: string): readonly LateAction[] {
  return risks
    .flatMap((risk) =>
      risk.actions
        .filter(({ overdue }) => overdue)
        .map((action) => ({ risk, action, daysLate: daysBetween(action.due, today) })),
    )
    .sort((a, b) => (b.daysLate ?? 0) - (a.daysLate ?? 0));
}

const DAY = 86_400_000;

function daysBetween(from: string | undefined, to: string): number | undefined {
  const days = Math.round((Date.parse(to) - Date.parse(from ?? '')) / DAY);
  return Number.isNaN(days) ? undefined : Math.max(0, days);
}

/** The current day where the reader is, `YYYY-MM-DD`. */
export function localDay(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
