import { t } from '@vscode/l10n';
import { GREAT_EXPECTATIONS } from './great-expectations-rules.ts';
import {
  isRecord,
  listIn,
  numberIn,
  TableImport,
  textIn,
  toleratedOf,
  type ImportedCheck,
  type ImportedSuite,
} from './imported.ts';
import { sqlCondition } from './row-condition.ts';

const SEVERITIES: Readonly<Record<string, 'warning' | 'information'>> = {
  warning: 'warning',
  info: 'information',
};

/** A suite of Great Expectations in JSON, of versions 0.x and 1.x; undefined for anything else. */
export function readGreatExpectations(file: unknown): ImportedSuite | undefined {
  if (!isRecord(file) || !Array.isArray(file['expectations'])) return undefined;
  const items = listIn(file, 'expectations');
  if (!items.every((item) => typeOf(item) !== undefined)) return undefined;
  const table = new TableImport();
  for (const item of items) table.add(shown(item), translated(item));
  const name = textIn(file, 'name') ?? textIn(file, 'expectation_suite_name');
  const { checks, not } = table;
  return { program: 'Great Expectations', name, tables: [{ name: tableName(name), checks, not }] };
}

/** `orders`, of `orders.warning` */
function tableName(suite: string | undefined): string {
  return (suite ?? '').split(/[.\s]/u)[0]?.replace(/\W+/gu, '_') || 'data';
}

function typeOf(item: unknown): string | undefined {
  return textIn(item, 'type') ?? textIn(item, 'expectation_type');
}

function shown(item: unknown): unknown {
  return isRecord(item) ? `${typeOf(item) ?? ''} ${JSON.stringify(item['kwargs'] ?? {})}` : item;
}

function translated(item: unknown): readonly ImportedCheck[] | string {
  const kwargs = isRecord(item) && isRecord(item['kwargs']) ? item['kwargs'] : {};
  const type = typeOf(item) ?? '';
  const translate = GREAT_EXPECTATIONS[type];
  if (!translate) return t('no counterpart');
  if (JSON.stringify(kwargs).includes('"$PARAMETER"')) return t('its values are given when it runs');
  const where = whereIn(kwargs);
  if (where === undefined) return t('its condition for rows cannot be translated');
  const found = translate(kwargs);
  if (typeof found === 'string') return found;
  const mostly = numberIn(kwargs, 'mostly');
  const severity = SEVERITIES[textIn(item, 'severity') ?? ''];
  const description = textIn(item, 'description');
  return found.map((check) => ({
    ...check,
    ...(where === '' ? {} : { where }),
    ...(severity ? { severity } : {}),
    ...(description === undefined ? {} : { description }),
    ...(mostly === undefined ? {} : { tolerate: toleratedOf(mostly) }),
  }));
}

/** The condition of rows in SQL; empty where there is none, undefined where it cannot be said. */
function whereIn(kwargs: Readonly<Record<string, unknown>>): string | undefined {
  const condition = kwargs['row_condition'];
  if (condition === undefined || condition === null || condition === '') return '';
  return typeof condition === 'string'
    ? sqlCondition(condition, textIn(kwargs, 'condition_parser') ?? '')
    : undefined;
}
