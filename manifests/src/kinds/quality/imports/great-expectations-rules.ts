import { t } from '@vscode/l10n';
import type { ExpectationName } from '../expectations.ts';
import {
  listIn,
  numberIn,
  scalarsIn,
  dateIn,
  sqlName,
  sqlValue,
  textIn,
  type ImportedCheck,
  type Plain,
  type PlainMap,
} from './imported.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** The checks that an expectation comes to, or why there are none. */
type Translation = (kwargs: Arguments) => readonly ImportedCheck[] | string;

const NO_BOUNDS = (): string => t('it has no bounds');
const NO_VALUES = (): string => t('it has no values');
const STRICT = (): string => t('strict bounds of a statistic have no counterpart');

/** An expectation on the values of `column`. */
function ofColumn(
  expectation: ExpectationName,
  value: (kwargs: Arguments) => Plain | undefined,
  why = NO_VALUES,
): Translation {
  return (kwargs) => {
    const column = textIn(kwargs, 'column');
    const found = value(kwargs);
    if (column === undefined || found === undefined) return why();
    return [{ expectation, value: found, beside: { column } }];
  };
}

/** A condition on rows. */
function condition(sql: (kwargs: Arguments) => string | undefined): Translation {
  return (kwargs) => {
    const value = sql(kwargs);
    return value === undefined ? NO_VALUES() : [{ expectation: 'condition', value }];
  };
}

/** `min_value` and `max_value`, numbers or dates. */
function range(kwargs: Arguments): PlainMap | undefined {
  const bound = (key: string): string | number | undefined => numberIn(kwargs, key) ?? dateIn(kwargs, key);
  const [min, max] = [bound('min_value'), bound('max_value')];
  if (min === undefined && max === undefined) return undefined;
  return {
    ...(min === undefined ? {} : { [kwargs['strict_min'] === true ? 'above' : 'min']: min }),
    ...(max === undefined ? {} : { [kwargs['strict_max'] === true ? 'below' : 'max']: max }),
  };
}

function statistic(of: string): Translation {
  return (kwargs) => {
    const column = textIn(kwargs, 'column');
    const found = range(kwargs);
    if (column === undefined || !found) return NO_BOUNDS();
    if ('above' in found || 'below' in found) {
      // What the smallest value is greater than, all values are.
      const isOfAll =
        (of === 'lowest' && Object.keys(found).join() === 'above') ||
        (of === 'highest' && Object.keys(found).join() === 'below');
      return isOfAll ? [{ expectation: 'range', value: found, beside: { column } }] : STRICT();
    }
    return [{ expectation: 'statistic', value: { of, ...found }, beside: { column } }];
  };
}

function rowCount(kwargs: Arguments): readonly ImportedCheck[] | string {
  const exact = numberIn(kwargs, 'value');
  const found = exact === undefined ? range(kwargs) : { min: exact, max: exact };
  if (!found) return NO_BOUNDS();
  const { min, max, above, below } = found;
  const lowest = typeof above === 'number' ? above + 1 : min;
  const highest = typeof below === 'number' ? below - 1 : max;
  return [
    {
      expectation: 'rowCount',
      value: {
        ...(lowest === undefined ? {} : { min: lowest }),
        ...(highest === undefined ? {} : { max: highest }),
      },
    },
  ];
}

function quantiles(kwargs: Arguments): readonly ImportedCheck[] | string {
  const column = textIn(kwargs, 'column');
  const ranges = kwargs['quantile_ranges'];
  const at = listIn(ranges, 'quantiles');
  const bounds = listIn(ranges, 'value_ranges');
  if (column === undefined || at.length === 0 || at.length !== bounds.length) return NO_BOUNDS();
  return at.flatMap((one, index): readonly ImportedCheck[] => {
    const [min, max] = Array.isArray(bounds[index]) ? (bounds[index] as readonly unknown[]) : [];
    const value = {
      of: 'quantile',
      at: Number(one),
      ...(typeof min === 'number' ? { min } : {}),
      ...(typeof max === 'number' ? { max } : {}),
    };
    return 'min' in value || 'max' in value
      ? [{ name: `${column}-quantile-${String(one)}`, expectation: 'statistic', value, beside: { column } }]
      : [];
  });
}

function columns(key: string, beside: (kwargs: Arguments) => PlainMap): Translation {
  return (kwargs) => {
    const names = scalarsIn(kwargs, key);
    if (!names) return NO_VALUES();
    const value = Object.fromEntries(names.map((name) => [String(name), null]));
    return [{ expectation: 'columns', value, beside: beside(kwargs) }];
  };
}

/** Names of types of the programs that Great Expectations runs on, with what a suite calls them. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:u?int(?:eger)?\d*|(?:big|small|tiny|long)(?:int(?:eger)?)?(?:type)?|integertype|number\(\d+,\s*0\))$/iu,
    'integer',
  ],
  [
    /^(?:float\d*|double(?:_precision|type)?|real|numeric|decimal(?:type)?(?:\(.*\))?|number|floattype)$/iu,
    'number',
  ],
  [/^(?:str(?:ing)?(?:type)?|(?:var)?char(?:\(\d+\))?|text|nvarchar)$/iu, 'text'],
  [/^bool(?:ean)?(?:type|_)?$/iu, 'boolean'],
  [/^date(?:type)?$/iu, 'date'],
  [/^(?:timestamp(?:type|_ntz|_tz)?|datetime(?:64)?(?:\[.*\])?)$/iu, 'timestamp'],
];

/** What a suite calls a type; undefined for one that is not known to be one of them. */
export function typeName(type: string): string | undefined {
  return TYPES.find(([pattern]) => pattern.test(type.trim()))?.[1];
}

function ofType(kwargs: Arguments): readonly ImportedCheck[] | string {
  const column = textIn(kwargs, 'column');
  const types = [textIn(kwargs, 'type_') ?? [], listIn(kwargs, 'type_list')]
    .flat()
    .map((one) => typeName(String(one)));
  const known = new Set(types);
  const type =
    [...known].sort().join() === 'integer,number' ? 'number' : known.size === 1 ? types[0] : undefined;
  if (column === undefined || type === undefined) return t('its type has no counterpart');
  return [{ expectation: 'columns', value: { [column]: type } }];
}

function exactly(key: string): (kwargs: Arguments) => PlainMap | undefined {
  return (kwargs) => {
    const value = numberIn(kwargs, key);
    return value === undefined ? undefined : { min: value, max: value };
  };
}

function length(kwargs: Arguments): PlainMap | undefined {
  const found = range(kwargs);
  if (!found) return undefined;
  const { min, max, above, below } = found;
  return {
    ...(typeof above === 'number' ? { min: above + 1 } : min === undefined ? {} : { min }),
    ...(typeof below === 'number' ? { max: below - 1 } : max === undefined ? {} : { max }),
  };
}

const PAIR = (kwargs: Arguments, operator: string): string | undefined => {
  const [a, b] = [textIn(kwargs, 'column_A'), textIn(kwargs, 'column_B')];
  return a === undefined || b === undefined ? undefined : `${sqlName(a)} ${operator} ${sqlName(b)}`;
};

function like(kwargs: Arguments, word: string): string | undefined {
  const [column, pattern] = [textIn(kwargs, 'column'), textIn(kwargs, 'like_pattern')];
  return column === undefined || pattern === undefined
    ? undefined
    : `${sqlName(column)} ${word} ${sqlValue(pattern)}`;
}

function shareOfValues(kwargs: Arguments): readonly ImportedCheck[] | string {
  const column = textIn(kwargs, 'column');
  const [min, max] = [numberIn(kwargs, 'min_value'), numberIn(kwargs, 'max_value')];
  if (column === undefined || (min === undefined && max === undefined)) return NO_BOUNDS();
  const percent = (share: number): string => `${Number((share * 100).toFixed(9))}%`;
  const bounds = {
    ...(min === undefined ? {} : { min: percent(min) }),
    ...(max === undefined ? {} : { max: percent(max) }),
  };
  return [{ expectation: 'share', value: { of: `${sqlName(column)} IS NOT NULL`, ...bounds } }];
}

/** By the type of the expectation. Those that are not here have no counterpart. */
export const GREAT_EXPECTATIONS: Readonly<Record<string, Translation>> = {
  expect_column_to_exist: (kwargs) => {
    const column = textIn(kwargs, 'column');
    return column === undefined
      ? NO_VALUES()
      : [{ name: `${column}-exists`, expectation: 'columns', value: { [column]: null } }];
  },
  expect_table_columns_to_match_ordered_list: columns('column_list', () => ({
    inOrder: true,
    noOthers: true,
  })),
  expect_table_columns_to_match_set: columns('column_set', (kwargs) =>
    kwargs['exact_match'] === false ? {} : { noOthers: true },
  ),
  expect_column_values_to_be_of_type: ofType,
  expect_column_values_to_be_in_type_list: ofType,
  expect_column_values_to_not_be_null: ofColumn('notNull', () => true),
  expect_column_values_to_be_null: condition((kwargs) => {
    const column = textIn(kwargs, 'column');
    return column === undefined ? undefined : `${sqlName(column)} IS NULL`;
  }),
  expect_column_values_to_be_in_set: ofColumn('values', (kwargs) => scalarsIn(kwargs, 'value_set')),
  expect_column_distinct_values_to_be_in_set: ofColumn('values', (kwargs) => scalarsIn(kwargs, 'value_set')),
  expect_column_values_to_not_be_in_set: ofColumn('forbidden', (kwargs) => scalarsIn(kwargs, 'value_set')),
  expect_column_values_to_be_between: ofColumn('range', range, NO_BOUNDS),
  expect_column_value_lengths_to_be_between: ofColumn('length', length, NO_BOUNDS),
  expect_column_value_lengths_to_equal: ofColumn('length', exactly('value'), NO_BOUNDS),
  expect_column_values_to_match_regex: ofColumn('pattern', (kwargs) => textIn(kwargs, 'regex')),
  expect_column_values_to_not_match_regex: ofColumn('forbiddenPattern', (kwargs) => textIn(kwargs, 'regex')),
  expect_column_values_to_match_strftime_format: ofColumn('dateFormat', (kwargs) =>
    textIn(kwargs, 'strftime_format'),
  ),
  expect_column_values_to_match_like_pattern: condition((kwargs) => like(kwargs, 'LIKE')),
  expect_column_values_to_not_match_like_pattern: condition((kwargs) => like(kwargs, 'NOT LIKE')),
  expect_column_values_to_be_unique: (kwargs) => {
    const column = textIn(kwargs, 'column');
    return column === undefined ? NO_VALUES() : [{ expectation: 'unique', value: [column] }];
  },
  expect_compound_columns_to_be_unique: (kwargs) => {
    const names = scalarsIn(kwargs, 'column_list');
    return names ? [{ expectation: 'unique', value: names.map(String) }] : NO_VALUES();
  },
  expect_column_pair_values_a_to_be_greater_than_b: condition((kwargs) =>
    PAIR(kwargs, kwargs['or_equal'] === true ? '>=' : '>'),
  ),
  expect_column_pair_values_A_to_be_greater_than_B: condition((kwargs) =>
    PAIR(kwargs, kwargs['or_equal'] === true ? '>=' : '>'),
  ),
  expect_column_pair_values_to_be_equal: condition((kwargs) => PAIR(kwargs, '=')),
  expect_multicolumn_sum_to_equal: condition((kwargs) => {
    const [names, sum] = [scalarsIn(kwargs, 'column_list'), numberIn(kwargs, 'sum_total')];
    return names && sum !== undefined
      ? `${names.map((name) => sqlName(String(name))).join(' + ')} = ${sum}`
      : undefined;
  }),
  expect_column_min_to_be_between: statistic('lowest'),
  expect_column_max_to_be_between: statistic('highest'),
  expect_column_mean_to_be_between: statistic('mean'),
  expect_column_median_to_be_between: statistic('median'),
  expect_column_stdev_to_be_between: statistic('stdev'),
  expect_column_sum_to_be_between: statistic('sum'),
  expect_column_unique_value_count_to_be_between: statistic('distinct'),
  expect_column_quantile_values_to_be_between: quantiles,
  expect_column_proportion_of_non_null_values_to_be_between: shareOfValues,
  expect_table_row_count_to_be_between: rowCount,
  expect_table_row_count_to_equal: rowCount,
};
