import { t } from '@vscode/l10n';
import { counted, isMap, isScalar, valueOf } from '@vitruve/manifests';
import { isOfClass } from '../../../tables/column-class.ts';
import type { Subject } from '../subject.ts';
import type { Probe } from './probe.ts';

/** Faults that a message lists. */
const LISTED = 8;

/** The columns of a table: present, of a type, in an order, no others. */
export function columnsProbe({ check, expectation, table }: Subject): Probe {
  const wanted = isMap(expectation.value) ? expectation.value.pairs : [];
  const found = table.columns.map(({ name, type }) => ({ key: name.toLowerCase(), name, type }));
  const faults: string[] = [];
  for (const { key, value } of wanted) {
    const column = found.find((one) => one.key === key.text.toLowerCase());
    if (!column) faults.push(t('column "{0}" is missing', key.text));
    else if (isScalar(value) && value.value !== null && !isOfClass(column.type, value.text))
      faults.push(t('column "{0}" is {1}, not {2}', key.text, column.type, value.text));
  }
  const names = wanted.map(({ key }) => key.text.toLowerCase());
  if (isTrue(check.node, 'noOthers'))
    for (const { key, name } of found)
      if (!names.includes(key)) faults.push(t('unexpected column "{0}"', name));
  if (isTrue(check.node, 'inOrder')) {
    const present = names.filter((name) => found.some(({ key }) => key === name));
    const order = found.map(({ key }) => key).filter((key) => present.includes(key));
    const at = present.findIndex((name, index) => name !== order[index]);
    if (at !== -1) faults.push(t('column "{0}" is not in its place', order[at] ?? ''));
  }
  const shown = [...faults.slice(0, LISTED), ...(faults.length > LISTED ? ['…'] : [])];
  return {
    aggregates: [],
    judge: () =>
      faults.length === 0
        ? { status: 'passed', message: counted(wanted.length, '{0} column', '{0} columns') }
        : { status: 'failed', message: shown.join(', ') },
  };
}

function isTrue(node: Subject['check']['node'], key: string): boolean {
  const value = valueOf(node, key);
  return isScalar(value) && value.value === true;
}
