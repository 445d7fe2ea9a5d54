/** H: act, or write why the controls suffice. M: should act or justify. L: may act. */
export type ActionPriority = 'H' | 'M' | 'L';

/** Priorities by band of detection (7–10, 5–6, 2–4, 1) for the bands of occurrence 8–10, 6–7, 4–5, 2–3 and 1. */
const TABLE: readonly { readonly fromSeverity: number; readonly cells: readonly string[] }[] = [
  { fromSeverity: 9, cells: ['HHHH', 'HHHH', 'HHHM', 'HMLL', 'LLLL'] },
  { fromSeverity: 7, cells: ['HHHH', 'HHHM', 'HMMM', 'MMLL', 'LLLL'] },
  { fromSeverity: 4, cells: ['HHMM', 'MMML', 'MLLL', 'LLLL', 'LLLL'] },
  { fromSeverity: 2, cells: ['MMLL', 'LLLL', 'LLLL', 'LLLL', 'LLLL'] },
  { fromSeverity: 1, cells: ['LLLL', 'LLLL', 'LLLL', 'LLLL', 'LLLL'] },
];
const OCCURRENCE_FROM = [8, 6, 4, 2, 1];
const DETECTION_FROM = [7, 5, 2, 1];

/**
 * The Action Priority of the AIAG-VDA FMEA handbook (2019) for ratings from 1 to 10.
 * @returns undefined unless all three ratings are whole numbers from 1 to 10: the table means nothing on another grid.
 */
export function actionPriority(
  severity: number,
  occurrence: number,
  detection: number,
): ActionPriority | undefined {
  if (
    ![severity, occurrence, detection].every(
      (rating) => Number.isInteger(rating) && rating >= 1 && rating <= 10,
    )
  ) {
    return undefined;
  }
  const row = TABLE.find(({ fromSeverity }) => severity >= fromSeverity);
  const cell = row?.cells[bandOf(OCCURRENCE_FROM, occurrence)];
  return cell?.[bandOf(DETECTION_FROM, detection)] as ActionPriority | undefined;
}

/** The bands of the table in which the ratings lie, as people read them: `S 9–10`, `O 4–5`, `D 2–4`. */
export function actionPriorityBands(
  severity: number,
  occurrence: number,
  detection: number,
): { readonly severity: string; readonly occurrence: string; readonly detection: string } {
  const severityFrom = TABLE.map(({ fromSeverity }) => fromSeverity);
  return {
    severity: bandName(severityFrom, severity),
    occurrence: bandName(OCCURRENCE_FROM, occurrence),
    detection: bandName(DETECTION_FROM, detection),
  };
}

function bandOf(from: readonly number[], rating: number): number {
  return from.findIndex((lowest) => rating >= lowest);
}

function bandName(from: readonly number[], rating: number): string {
  const band = bandOf(from, rating);
  const lowest = from[band] ?? rating;
  const highest = (from[band - 1] ?? 11) - 1;
  return lowest === highest ? String(lowest) : `${lowest}–${highest}`;
}
