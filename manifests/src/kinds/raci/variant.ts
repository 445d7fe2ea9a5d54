/** What a letter says of its holder. Variants give the same letter different meanings: S supports in RASCI, signs in RACI-VS. */
export const MEANINGS = [
  'responsible',
  'accountable',
  'consulted',
  'informed',
  'support',
  'verifies',
  'signs',
  'omitted',
  'driver',
  'approver',
  'contributor',
  'recommends',
  'agrees',
  'performs',
  'inputs',
  'decides',
  'controls',
  'suggests',
  'other',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/**
 * What rules look at, whatever the variant calls it: who answers for the activity (`own`), who does the work (`do`),
 * who is asked (`advise`), who is told (`know`), who helps, who checks, and who is kept out of it.
 */
export type Duty = 'own' | 'do' | 'advise' | 'know' | 'help' | 'check' | 'out';

const DUTIES: Readonly<Record<Meaning, Duty>> = {
  responsible: 'do',
  accountable: 'own',
  consulted: 'advise',
  informed: 'know',
  support: 'help',
  verifies: 'check',
  signs: 'check',
  omitted: 'out',
  driver: 'do',
  approver: 'own',
  contributor: 'advise',
  recommends: 'help',
  agrees: 'check',
  performs: 'do',
  inputs: 'advise',
  decides: 'own',
  controls: 'check',
  suggests: 'advise',
  other: 'help',
};

export function dutyOf(meaning: Meaning): Duty {
  return DUTIES[meaning];
}

export const VARIANT_NAMES = ['RACI', 'RASCI', 'RACI-VS', 'CAIRO', 'DACI', 'RAPID', 'PACSI'] as const;
export type VariantName = (typeof VARIANT_NAMES)[number];

/** Meaning by letter, in the order in which the variant names them. */
export type Letters = ReadonlyMap<string, Meaning>;

const RACI: readonly (readonly [string, Meaning])[] = [
  ['R', 'responsible'],
  ['A', 'accountable'],
  ['C', 'consulted'],
  ['I', 'informed'],
];

const VARIANTS: Readonly<Record<VariantName, Letters>> = {
  RACI: new Map(RACI),
  RASCI: new Map([...RACI.slice(0, 2), ['S', 'support'], ...RACI.slice(2)]),
  'RACI-VS': new Map([...RACI, ['V', 'verifies'], ['S', 'signs']]),
  CAIRO: new Map([...RACI, ['O', 'omitted']]),
  DACI: new Map([
    ['D', 'driver'],
    ['A', 'approver'],
    ['C', 'contributor'],
    ['I', 'informed'],
  ]),
  RAPID: new Map([
    ['R', 'recommends'],
    ['A', 'agrees'],
    ['P', 'performs'],
    ['I', 'inputs'],
    ['D', 'decides'],
  ]),
  PACSI: new Map([
    ['P', 'performs'],
    ['A', 'accountable'],
    ['C', 'controls'],
    ['S', 'suggests'],
    ['I', 'informed'],
  ]),
};

export function lettersOf(variant: VariantName): Letters {
  return VARIANTS[variant];
}

/** The other names under which public matrices declare a variant. */
const ALIASES: Readonly<Record<string, VariantName>> = {
  RACIVS: 'RACI-VS',
  'RACI/VS': 'RACI-VS',
  VARISC: 'RACI-VS',
  RACIO: 'CAIRO',
  'RACI-O': 'CAIRO',
  RASIC: 'RASCI',
  'RACI-S': 'RASCI',
  RACIS: 'RASCI',
};

/** The variant of that name, in any case and under its other names. */
export function variantNamed(name: string): VariantName | undefined {
  const upper = name.trim().toUpperCase();
  return VARIANT_NAMES.find((variant) => variant === upper) ?? ALIASES[upper];
}

/** A mention of a variant in prose. `RAPID` counts in capitals only, and so do all: `rapid` and `cairo` are words. */
export const VARIANT_MENTION =
  /(?<![\p{L}\p{N}])(?:RACI(?:[-/ ]?VS|-?[OS])?|RASCI|RASIC|VARISC|CAIRO|DACI|RAPID|PACSI)(?![\p{L}\p{N}])/u;

/** The variant that letters found in a matrix belong to; undefined when none has them all. The commonest comes first. */
export function variantOfLetters(letters: ReadonlySet<string>): VariantName | undefined {
  const fits = (variant: VariantName): boolean =>
    [...letters].every((letter) => VARIANTS[variant].has(letter));
  return VARIANT_NAMES.find(fits);
}

/** The letter of a variant with that duty: `own` is A in RACI and D in RAPID. */
export function letterWithDuty(letters: Letters, duty: Duty): string | undefined {
  for (const [letter, meaning] of letters) if (dutyOf(meaning) === duty) return letter;
  return undefined;
}
