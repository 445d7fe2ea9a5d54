/** `2024-12-31`, `2024-12-31T18:00:00`, or a number as it is. */
export function shownTime(time: number, isTime: boolean): string {
  return isTime ? new Date(time).toISOString().replace(/(?:T00:00:00)?\.000Z$/u, '') : String(time);
}
