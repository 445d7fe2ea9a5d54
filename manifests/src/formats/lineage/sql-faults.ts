import { t } from '@vscode/l10n';
import { changeTo } from '../../core/findings/change-to.ts';
import type { RuleFinding } from '../../core/findings/finding.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Span } from '../../core/text/span.ts';
import { nearest } from '../json-schema/nearest.ts';
import type { Lineage } from './lineage.ts';

/** A name in SQL that nothing has. */
export interface SqlFault {
  readonly kind: 'table' | 'column';
  readonly name: string;
  /** In the SQL. */
  readonly span: Span;
  readonly suggestion: string | undefined;
}

/** The names in the SQL of an output that nothing has. What is not known whole has no fault. */
export function faultsOf(lineage: Lineage, output: Entity<'output'>): readonly SqlFault[] {
  const script = lineage.script(output);
  if (!script) return [];
  const tables = [...lineage.inputs(output).keys(), ...script.created.keys()];
  const faults: SqlFault[] = [];
  for (const { name, table } of script.tableUses)
    if (!table)
      faults.push({
        kind: 'table',
        name: name.text,
        span: name.span,
        suggestion: nearest(name.text, tables),
      });
  for (const { use, found } of script.uses) {
    const part = found.kind === 'missing' ? use.parts[found.part] : undefined;
    if (found.kind !== 'missing' || !part) continue;
    const names = found.among.flatMap(({ columns }) => columns.flatMap(({ name }) => name ?? []));
    faults.push({ kind: 'column', name: part.text, span: part.span, suggestion: nearest(part.text, names) });
  }
  return faults.sort((a, b) => a.span.start - b.span.start);
}

/** What is said of a fault. */
export function faultMessage({ kind, name, suggestion }: SqlFault): string {
  if (kind === 'table')
    return suggestion
      ? t('Table "{0}" does not exist. Did you mean "{1}"?', name, suggestion)
      : t('Table "{0}" does not exist', name);
  return suggestion
    ? t('Column "{0}" does not exist. Did you mean "{1}"?', name, suggestion)
    : t('Column "{0}" does not exist', name);
}

/** A fault in a file of SQL. */
export function faultFinding(uri: string, fault: SqlFault): RuleFinding {
  const isPlain = fault.suggestion !== undefined && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(fault.suggestion);
  return {
    message: faultMessage(fault),
    span: fault.span,
    ...changeTo(uri, fault.span, isPlain ? fault.suggestion : undefined),
  };
}
