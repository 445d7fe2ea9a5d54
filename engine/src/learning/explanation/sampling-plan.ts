/** How many answers of a model the Shapley values of some rows are made of. */
export interface SamplingPlan {
  /** All orders of the columns are taken, and all other rows. */
  readonly isExact: boolean;
  /** Rows that each row is compared with, the first of those that there are. */
  readonly others: number;
  /** Orders that are drawn for each of them; each is taken with its reverse. */
  readonly orders: number;
}

export interface SamplingSize {
  /** Rows to explain. */
  readonly explained: number;
  /** Rows that there are to compare with. */
  readonly others: number;
  readonly columns: number;
}

/** Rows that a model is asked about for all rows to explain, at most: they take a minute of most models, some minutes of slow ones. */
const MOST_ANSWERS = 2 ** 22;
/** Of these, as many as make effects more exact than they must be. */
const USUAL_ANSWERS = 2 ** 20;
/** Their values: they go to another process, which takes about a second for 10⁸. */
const MOST_VALUES = 2 ** 30;
/** Columns of which all combinations are tried, at most. */
const MOST_EXACT = 10;
/** Two orders for each of the other rows tell how far they differ, and that is the standard error. */
const FEWEST_ORDERS = 2;
const FEWEST_OTHERS = 8;
/** Orders for a row to explain that are enough, unless there are more of the other rows. */
const ENOUGH = 1024;

/** @returns undefined where there are too many rows or columns. */
export function samplingPlan({ explained, others, columns }: SamplingSize): SamplingPlan | undefined {
  const answersWithin = (most: number): number => mostAnswers(columns, most) / Math.max(1, explained);
  const fittingIn = (most: number): number => Math.floor(answersWithin(most) / answersOfOrder(columns));
  const taken = Math.min(others, Math.floor(fittingIn(MOST_ANSWERS) / FEWEST_ORDERS));
  if (taken < Math.min(others, FEWEST_OTHERS)) return undefined;
  const fewest = FEWEST_ORDERS * taken;
  const orders = Math.floor(Math.max(fewest, Math.min(ENOUGH, fittingIn(USUAL_ANSWERS))) / taken);
  const exactAnswers = others * (2 ** columns - 2);
  // Twice as many answers as an estimate takes are worth it.
  const worth = Math.max(answersWithin(USUAL_ANSWERS), 2 * taken * orders * answersOfOrder(columns));
  if (columns <= MOST_EXACT && exactAnswers <= worth) return { isExact: true, others, orders: 1 };
  return { isExact: false, others: taken, orders };
}

/** How many rows of so many columns can be explained. */
export function mostRows({ others, columns }: Omit<SamplingSize, 'explained'>): number {
  const least = Math.min(others, FEWEST_OTHERS) * FEWEST_ORDERS * answersOfOrder(columns);
  return Math.floor(mostAnswers(columns, MOST_ANSWERS) / least);
}

function mostAnswers(columns: number, most: number): number {
  return Math.min(most, MOST_VALUES / Math.max(1, columns));
}

/** An order and its reverse, without their first and last steps, which all have in common. */
function answersOfOrder(columns: number): number {
  return 2 * Math.max(1, columns - 1);
}
