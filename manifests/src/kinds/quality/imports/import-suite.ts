import { t } from '@vscode/l10n';
import type { Answers, CommandFolder } from '../../../core/contributions/command.ts';
import type { TerminalOutcome } from '../../../core/contributions/terminal-command.ts';
import type { Refusal } from '../../../core/text/refusal.ts';
import { fileName, resolveIn } from '../../../core/text/resource.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import { parseYaml } from '../../../core/yaml/parse.ts';
import { readGreatExpectations } from './great-expectations.ts';
import type { ImportedSuite } from './imported.ts';
import { readOdcs } from './odcs.ts';
import { readSodaCl } from './soda-cl.ts';
import { readSodaContract } from './soda-contract.ts';
import { withSoundChecks } from './sound-checks.ts';
import { leftOutTexts, writeSuite } from './write-suite.ts';

/** Bytes of a file that is imported. */
const LARGEST = 8 * 1024 * 1024;

const READERS = [readGreatExpectations, readOdcs, readSodaCl, readSodaContract];

/** A file of another program as a suite: JSON or YAML; undefined for an unknown format. */
export function readForeignSuite(text: string): ImportedSuite | undefined {
  // JSON is YAML.
  const [document] = parseYaml(text);
  const plain = plainOf(document?.root ?? null);
  for (const read of READERS) {
    const found = read(plain);
    if (found) return withSoundChecks(found);
  }
  return undefined;
}

/** `vitruve quality import`: the suite of another program as a new file beside it. */
export function importSuite(
  { root, graph }: CommandFolder,
  { file = '', to }: Answers,
): TerminalOutcome | Refusal {
  const from = resolveIn(root, file);
  const text = graph.beginning(from, LARGEST);
  if (text === undefined) return { refused: t('"{0}" cannot be read', file) };
  const suite = readForeignSuite(text);
  if (!suite)
    return {
      refused: t(
        '"{0}" is not a suite that can be imported: Great Expectations (JSON), SodaCL, a Soda contract, or ODCS 3',
        file,
      ),
    };
  if (suite.tables.length === 0) return { refused: t('"{0}" has no tables', file) };
  const name = fileName(from).replace(/\.(?:odcs\.|contract\.)?(?:json|ya?ml)$/iu, '');
  const uri = resolveIn(root, to ?? file.replace(/[^/\\]*$/u, `${name}.quality.yaml`));
  if (graph.fileExists(uri)) return { refused: t('File "{0}" already exists', fileName(uri)) };
  const checks = suite.tables.reduce((sum, table) => sum + table.checks.length, 0);
  const not = suite.tables.flatMap((table) => table.not);
  return {
    changes: [{ kind: 'create', uri, text: writeSuite(suite) }],
    notes: [
      t('Imported from {0}: checks: {1}, not imported: {2}', suite.program, checks, not.length),
      ...leftOutTexts(suite.leftOut),
      ...not.map(({ what, why }) => t('Not imported: {0}: {1}', why, what)),
    ],
  };
}
