/** A measure that has to be reached: `rocAuc>=0.8`. */
export interface Requirement {
  readonly measure: string;
  readonly is: '>=' | '<=';
  readonly bound: number;
}

const FORM = /^(\w{1,40})(>=|<=)(-?\d{1,12}(?:\.\d{1,12})?)$/u;

/** The requirement that a text is; undefined for a text of another form. */
export function parseRequirement(text: string): Requirement | undefined {
  const [, measure, is, bound] = FORM.exec(text.replaceAll(' ', '')) ?? [];
  if (measure === undefined || bound === undefined) return undefined;
  return { measure, is: is === '<=' ? '<=' : '>=', bound: Number(bound) };
}

/** True for a value that reaches the bound. */
export function isMet({ is, bound }: Requirement, value: number): boolean {
  return is === '>=' ? value >= bound : value <= bound;
}
