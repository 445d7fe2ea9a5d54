/** A measure as people read it: more than four digits are noise. What is compared is the value itself. */
export function shownMeasure([name, value]: readonly [name: string, value: number]): string {
  return `${name} ${Number(value.toPrecision(4))}`;
}
