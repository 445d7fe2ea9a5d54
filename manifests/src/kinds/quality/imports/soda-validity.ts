import { t } from '@vscode/l10n';
import { numberIn, scalarsIn, textIn, type ImportedCheck } from './imported.ts';

/** Keys that say nothing of the values. */
const NOT_ABOUT_VALUES =
  /^(?:name|filter|warn|fail|attributes|identity|samples limit|threshold|must_be|type|column|id|qualifier)/u;

/**
 * What the keys of Soda say that values must be.
 * @param joint between their words: a space in SodaCL, `_` in contracts.
 */
export function validity(
  column: string,
  config: Readonly<Record<string, unknown>>,
  joint: ' ' | '_',
): readonly ImportedCheck[] | string {
  const key = (words: string): string => words.replaceAll(' ', joint);
  const beside = { column };
  const checks: ImportedCheck[] = [];
  const done = new Set<string>();
  const take = (words: string): string => {
    done.add(key(words));
    return key(words);
  };
  const values = scalarsIn(config, take('valid values'));
  if (values) checks.push({ expectation: 'values', value: values, beside });
  const invalid = scalarsIn(config, take('invalid values'));
  if (invalid) checks.push({ expectation: 'forbidden', value: invalid, beside });
  const [min, max] = [numberIn(config, take('valid min')), numberIn(config, take('valid max'))];
  if (min !== undefined || max !== undefined)
    checks.push({
      expectation: 'range',
      value: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
      beside,
    });
  const exact = numberIn(config, take('valid length'));
  const [shortest, longest] = [
    numberIn(config, take('valid min length')) ?? exact,
    numberIn(config, take('valid max length')) ?? exact,
  ];
  if (shortest !== undefined || longest !== undefined)
    checks.push({
      expectation: 'length',
      value: {
        ...(shortest === undefined ? {} : { min: shortest }),
        ...(longest === undefined ? {} : { max: longest }),
      },
      beside,
    });
  const regex = textIn(config, take('valid regex'));
  if (regex !== undefined) {
    checks.push({ expectation: 'pattern', value: regex, beside });
  }
  const others = Object.keys(config).filter((one) => !done.has(one) && !NOT_ABOUT_VALUES.test(one));
  if (others.length > 0) return t('no counterpart for: {0}', others.join(', '));
  return checks.length > 0 ? checks : t('it has no values');
}
