import { TextDocument } from 'vscode-languageserver-textdocument';
import { isScalar } from '../../../core/yaml/node.ts';
import { re2Problem } from '../../../formats/regex/re2.ts';
import { parseQuality } from '../parse.ts';
import { boundsFaults } from '../rules/bounds.ts';
import type { ImportedCheck, ImportedSuite, ImportedTable, NotImported } from './imported.ts';
import { writeSuite } from './write-suite.ts';

/** The suite without checks that would be errors: those are not imported, for the reason that the editor would give. */
export function withSoundChecks(suite: ImportedSuite): ImportedSuite {
  return { ...suite, tables: suite.tables.map(soundTable) };
}

function soundTable(table: ImportedTable): ImportedTable {
  const checks: ImportedCheck[] = [];
  const not: NotImported[] = [...table.not];
  for (const check of table.checks) {
    const fault = faultIn(check);
    if (fault === undefined) checks.push(check);
    else
      not.push({ what: JSON.stringify({ [check.expectation]: check.value, ...check.beside }), why: fault });
  }
  return { ...table, checks, not };
}

/** What is wrong with a check as it would be written. */
function faultIn(check: ImportedCheck): string | undefined {
  const text = writeSuite({ program: '', tables: [{ name: 't', checks: [check], not: [] }] });
  const { model, problems } = parseQuality(TextDocument.create('x:/t.quality.yaml', 'yaml', 0, text));
  const [problem] = problems;
  if (problem) return problem.message;
  const [found] = [...(model.suite?.tables.get('t')?.checks.values() ?? [])];
  for (const expectation of found?.expectations ?? []) {
    const { name, value } = expectation;
    const isPattern = name === 'pattern' || name === 'forbiddenPattern';
    const fault = isPattern && isScalar(value) ? re2Problem(value.text) : undefined;
    if (fault !== undefined) return fault;
    for (const { message } of boundsFaults(expectation)) return message;
  }
  return undefined;
}
