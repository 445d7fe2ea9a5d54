export { isDay } from '@vitruve/schemas/tasks';

/** The current day where the user is. */
export function currentDay(now = new Date()): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
