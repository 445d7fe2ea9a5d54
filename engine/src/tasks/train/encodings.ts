import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { DATE_PARTS, type DatePart } from '../../learning/model/dates.ts';
import type { Encoding, Encodings } from '../../learning/model/encoder.ts';

const WORDS = /^words(?:\((\d{1,5})\))?$/u;
/** Words that become columns unless somebody says otherwise. */
const MOST_WORDS = 500;
/** Words that may become columns. */
const WORDS_LIMIT = 20_000;

const DATE = /^date(?:\(([A-Za-z, ]{1,200})\))?$/u;
/** What a date becomes unless somebody says otherwise. */
const PARTS: readonly DatePart[] = ['year', 'month', 'day', 'weekday', 'hour'];

/**
 * How columns are encoded: `words`, `words(300)`, `date`, `date(month, weekday)`, or an order such as `low < medium < high`.
 * @throws TaskError for a text of another form.
 */
export function encodingsOf(given: Readonly<Record<string, string>> = {}): Encodings {
  return new Map(Object.entries(given).map(([column, text]) => [column, encodingOf(column, text)]));
}

function encodingOf(column: string, text: string): Encoding {
  const [isWords, count] = WORDS.exec(text.trim()) ?? [];
  const most = Number(count ?? MOST_WORDS);
  if (isWords !== undefined && most >= 1 && most <= WORDS_LIMIT) return { by: 'words', most };
  const [isDate, list] = DATE.exec(text.trim()) ?? [];
  const parts = list?.split(',').map((part) => part.trim()) ?? PARTS;
  if (isDate !== undefined && parts.every(isPart) && new Set(parts).size === parts.length)
    return { by: 'date', parts };
  const order = text.split('<').map((each) => each.trim());
  if (isWords === undefined && order.length > 1 && !order.includes('')) {
    const twice = order.find((each, place) => order.indexOf(each) !== place);
    if (twice === undefined) return { by: 'order', order };
    throw new TaskError(t('The order of "{0}" has "{1}" twice', column, twice));
  }
  throw new TaskError(
    t(
      '"{0}" is not an encoding of "{1}": valid values are {2}',
      text,
      column,
      `words, words(1…${WORDS_LIMIT}), date, date(${DATE_PARTS.join(', ')}), low < medium < high`,
    ),
  );
}

function isPart(text: string): text is DatePart {
  return (DATE_PARTS as readonly string[]).includes(text);
}
