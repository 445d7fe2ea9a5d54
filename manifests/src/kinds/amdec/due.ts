const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** True when a day (`YYYY-MM-DD`) lies before today. False for anything that is no day. */
export function isOverdue(due: string, today: string): boolean {
  return ISO_DAY.test(due) && due < today;
}
