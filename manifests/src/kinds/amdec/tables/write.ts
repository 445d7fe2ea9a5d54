import type { Sheet, SheetCell } from '../../../core/sheet.ts';
import {
  isMap,
  isSeq,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
} from '../../../core/yaml/node.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { COLUMNS, type Column } from './columns.ts';
import { PREFACE_NAMES, type PrefaceName } from './preface.ts';
import { AsAbove, NOTHING } from './as-above.ts';
import type { Field } from './fields.ts';
import { frenchWord } from './words.ts';

export type SheetLanguage = 'en' | 'fr';

const LISTED_ON_LINES: readonly Column[] = ['preventionControls', 'detectionControls', 'controls'];

/** The table as one sheet: what it declares, then its headings, then one row for each risk and each further action. */
export function writeSheet(text: string, name: string, language: SheetLanguage): Sheet {
  const root = parseYaml(text)[0]?.root ?? null;
  const risks = mapsOf(valueOf(root, 'risks'));
  const others = [...new Set(risks.flatMap((risk) => keysOf(valueOf(risk, 'other'))))];
  const used = usedColumns(risks);
  const headings = [...used.map((column) => column[language]), ...others].map(bold);
  const preface = prefaceRows(root, language);
  const rows: SheetCell[][] = [...preface, ...(preface.length > 0 ? [[]] : []), headings];
  const above = new AsAbove({ effectFirst: false });
  for (const risk of risks) {
    const actions = mapsOf(valueOf(risk, 'actions'));
    const cells = riskCells(risk);
    // A blank cell would be read as a merged one.
    for (const field of blanksReadAsAbove(above, cells)) cells.set(field, NOTHING);
    const own = others.map((key) => scalarOf(valueOf(risk, 'other'), key)?.text ?? '');
    for (const [index, action] of (actions.length > 0 ? actions : [undefined]).entries()) {
      const values = new Map([...(index === 0 ? cells : []), ...actionCells(action, language)]);
      const texts = used.map((column) => values.get(column.name) ?? '');
      rows.push([...texts, ...(index === 0 ? own : [])].map((cell) => ({ text: cell })));
    }
  }
  return { name, rows };
}

function blanksReadAsAbove(above: AsAbove, cells: ReadonlyMap<Column, string>): readonly Column[] {
  const filled = above.read(new Map<Field, string>([...cells].filter(([, text]) => text !== '')));
  return [...cells.keys()].filter((column) => filled.has(column));
}

function usedColumns(risks: readonly YamlMap[]): (typeof COLUMNS)[number][] {
  const used = new Set<Column>([
    'id',
    'item',
    'failureMode',
    'effect',
    'cause',
    'severity',
    'occurrence',
    'criticality',
  ]);
  for (const risk of risks) {
    for (const [column, text] of riskCells(risk)) if (text) used.add(column);
    for (const action of mapsOf(valueOf(risk, 'actions'))) {
      for (const [column, text] of actionCells(action, 'en')) if (text) used.add(column);
    }
  }
  return COLUMNS.filter(({ name }) => used.has(name));
}

function riskCells(risk: YamlMap): Map<Column, string> {
  const cells = new Map<Column, string>();
  const plain = [
    'id',
    'item',
    'function',
    'failureMode',
    'effect',
    'cause',
    'category',
    'severity',
    'occurrence',
  ] as const;
  const further = ['detection', 'criticality', 'actionPriority', 'justification', 'comment'] as const;
  for (const key of [...plain, ...further]) cells.set(key, scalarOf(risk, key)?.text ?? '');
  for (const key of LISTED_ON_LINES) cells.set(key, listed(risk, key, '\n'));
  cells.set('decisions', listed(risk, 'decisions', ', '));
  const residual = valueOf(risk, 'residual');
  cells.set('residualSeverity', scalarOf(residual, 'severity')?.text ?? '');
  cells.set('residualOccurrence', scalarOf(residual, 'occurrence')?.text ?? '');
  cells.set('residualDetection', scalarOf(residual, 'detection')?.text ?? '');
  cells.set('residualCriticality', scalarOf(residual, 'criticality')?.text ?? '');
  cells.set('residualActionPriority', scalarOf(residual, 'actionPriority')?.text ?? '');
  return cells;
}

function actionCells(action: YamlMap | undefined, language: SheetLanguage): Map<Column, string> {
  const cells = new Map<Column, string>();
  if (!action) return cells;
  const word = (key: string): string => {
    const text = scalarOf(action, key)?.text ?? '';
    return language === 'fr' ? frenchWord(text) : text;
  };
  cells.set('action', scalarOf(action, 'action')?.text ?? '');
  cells.set('type', word('type'));
  cells.set('owner', listed(action, 'owner', '\n'));
  cells.set('due', scalarOf(action, 'due')?.text ?? '');
  cells.set('status', word('status'));
  cells.set('evidence', listed(action, 'evidence', '\n'));
  cells.set('actionDecisions', listed(action, 'decisions', ', '));
  cells.set('ticket', listed(action, 'ticket', ', '));
  cells.set('actionComment', scalarOf(action, 'comment')?.text ?? '');
  return cells;
}

function prefaceRows(root: YamlNode | null, language: SheetLanguage): SheetCell[][] {
  const rows: SheetCell[][] = [];
  const add = (name: PrefaceName, values: readonly string[]): void => {
    if (values.length > 0)
      rows.push([bold(PREFACE_NAMES[name][language]), ...values.map((text) => ({ text }))]);
  };
  for (const name of [
    'title',
    'description',
    'date',
    'version',
    'team',
    'threshold',
    'categories',
  ] as const) {
    add(
      name,
      scalarsOf(valueOf(root, name)).map(({ text }) => text),
    );
  }
  for (const name of ['severity', 'occurrence', 'detection'] as const) {
    const scale = valueOf(valueOf(root, 'grid'), name);
    const [minimum, maximum] = [scalarOf(scale, 'min')?.text, scalarOf(scale, 'max')?.text];
    if (minimum !== undefined && maximum !== undefined) add(name, [`${minimum} – ${maximum}`]);
    else
      add(
        name,
        keysOf(scale).map((rating) => `${rating} = ${scalarOf(scale, rating)?.text ?? '?'}`),
      );
  }
  for (const key of keysOf(valueOf(root, 'other'))) {
    rows.push([{ text: key }, { text: scalarOf(valueOf(root, 'other'), key)?.text ?? '' }]);
  }
  return rows;
}

function listed(map: YamlMap, key: string, separator: string): string {
  return scalarsOf(valueOf(map, key))
    .map(({ text }) => text)
    .join(separator);
}

function mapsOf(node: YamlNode | null | undefined): YamlMap[] {
  return isSeq(node) ? node.items.filter(isMap) : [];
}

function keysOf(node: YamlNode | null | undefined): string[] {
  return isMap(node) ? node.pairs.map(({ key }) => key.text) : [];
}

function bold(text: string): SheetCell {
  return { text, bold: true };
}
