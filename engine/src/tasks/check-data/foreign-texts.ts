import { t } from '@vscode/l10n';
import { isScalar, scalarOf, type QualityCheck } from '@vitruve/manifests';
import { UserError } from '@vitruve/workspace';
import type { Database } from '../../tables/database.ts';
import { expression } from './subject.ts';

/** The expressions of a check that its author wrote in SQL. */
function foreignTexts({ where, expectations }: QualityCheck): readonly string[] {
  const [expectation] = expectations;
  const texts = where ? [where.text] : [];
  if (!expectation) return texts;
  const { name, value } = expectation;
  if (name === 'condition' && isScalar(value)) texts.push(value.text);
  const keys = { share: ['of'], total: ['of', 'equals'] }[name as string] ?? [];
  return [...texts, ...keys.flatMap((key) => scalarOf(value, key)?.text ?? [])];
}

/** Why an expression of a check is none; undefined when all of them are. */
export async function foreignFault(database: Database, check: QualityCheck): Promise<string | undefined> {
  for (const text of foreignTexts(check)) {
    try {
      if (await database.isQuery(`SELECT ${expression(text)}`)) continue;
    } catch (error) {
      // That a column is not known here is no fault: there is no table.
      if (!(error instanceof UserError)) throw error;
      if (!/^(?:Parser|syntax)/iu.test(error.message)) continue;
    }
    return t('"{0}" is not an SQL expression', text);
  }
  return undefined;
}
