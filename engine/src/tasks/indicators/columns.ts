import { PRICE_NAMES, type PriceName } from './series/prices.ts';

/** What a column of a table of prices is for. */
export type Role = 'time' | 'group' | PriceName;

/** The names of columns by their role. */
export type RoleColumns = Partial<Readonly<Record<Role, string>>>;

/**
 * Headings by role, the more telling first: of Yahoo, Stooq, Alpha Vantage, Investing.com, Nasdaq and Euronext, in English, French and
 * Polish, as `plainHeading` leaves them.
 */
const HEADINGS: Readonly<Record<Role, readonly string[]>> = {
  time: ['datetime', 'timestamp', 'date', 'data', 'day', 'jour', 'time'],
  group: ['ticker', 'symbol', 'symbole', 'stock', 'isin', 'name'],
  open: ['open', 'ouverture', 'ouvert', 'ouv', 'otwarcie'],
  high: ['high', 'plushaut', 'haut', 'najwyzszy'],
  low: ['low', 'plusbas', 'bas', 'najnizszy'],
  close: ['close', 'closelast', 'last', 'cloture', 'clot', 'dernier', 'zamkniecie', 'price'],
  volume: ['volume', 'vol', 'wolumen'],
};

export const ROLES: readonly Role[] = ['time', 'group', ...PRICE_NAMES];

/** The columns that headings tell, and those that are given. */
export function roleColumns(headings: readonly string[], given: RoleColumns): RoleColumns {
  const plain = new Map(headings.toReversed().map((heading) => [plainHeading(heading), heading]));
  return Object.fromEntries(
    ROLES.flatMap((role) => {
      const told = HEADINGS[role].find((heading) => plain.has(heading));
      const name = given[role] ?? (told === undefined ? undefined : plain.get(told));
      return name === undefined ? [] : [[role, name]];
    }),
  );
}

/** `5. Volume` and `<VOLUME>` as `volume`; `Clôture` as `cloture`. */
function plainHeading(heading: string): string {
  return heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/^\d+\.\s*/u, '')
    .replace(/[^a-z]/gu, '');
}
