import { detectSeparator, hasDecimalCommas, isHeader, scanCsv } from '@vitruve/manifests';
import { quotedText } from './quoting.ts';
import { firstLinesOf } from './text/beginning.ts';

/** Bytes of a text that are looked at, and records. */
const BEGINNING = 64 * 1024;
const RECORDS = 201;
/** Files of a folder that are looked at, from the first to the last. */
const FILES = 100;

/** How a text is split, as far as its beginning tells. */
interface CsvForm {
  readonly separator: string;
  readonly hasHeader: boolean;
  /** Whether numbers have a comma before their decimals, and none a point. */
  readonly hasCommas: boolean;
}

/**
 * The options of `read_csv` for what DuckDB takes for something else: a header that lacks the name of row numbers, or that consists of
 * years, for data; numbers with a decimal comma for texts. They are what completion and checks tell of the same files.
 * @param paths of texts of one table, absolute.
 * @returns options, each with a comma before it; none where the texts differ, or have something above their rows: DuckDB guesses then.
 */
export async function csvOptions(paths: readonly string[]): Promise<string> {
  const step = Math.ceil(paths.length / FILES);
  const forms = await Promise.all(paths.filter((_, index) => index % step === 0).map(formOf));
  const [form] = forms;
  const areAlike = (part: keyof CsvForm): boolean => forms.every((other) => other?.[part] === form?.[part]);
  if (!form || !areAlike('separator')) return '';
  return [
    `, delim = ${quotedText(form.separator)}`,
    areAlike('hasHeader') ? `, header = ${form.hasHeader}` : '',
    areAlike('hasCommas') && form.hasCommas ? ", decimal_separator = ','" : '',
  ].join('');
}

/** @returns undefined for rows of several lengths, or of one column. */
async function formOf(path: string): Promise<CsvForm | undefined> {
  const text = await firstLinesOf(path, BEGINNING);
  const separator = detectSeparator(text);
  const { records, faults } = scanCsv(text, separator, 0, RECORDS);
  const [first = []] = records;
  const isRegular = faults.length === 0 && records.every(({ length }) => length === first.length);
  if (!isRegular || first.length === 1) return undefined;
  return { separator, hasHeader: isHeader(records), hasCommas: hasDecimalCommas(records, separator) };
}
