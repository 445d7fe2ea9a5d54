import { t } from '@vscode/l10n';
import type { Answers, CommandFolder } from '../../../core/contributions/command.ts';
import type { TerminalOutcome } from '../../../core/contributions/terminal-command.ts';
import type { Refusal } from '../../../core/text/refusal.ts';
import { fileName, resolveIn } from '../../../core/text/resource.ts';
import { yamlProblemText } from '../../../core/findings/yaml-problems.ts';
import { counted } from '../../../core/language.ts';
import { plainOf } from '../../../core/yaml/plain.ts';
import type { YamlDocument } from '../../../core/yaml/node.ts';
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
  return suiteIn(documentsIn(text));
}

/** The documents of a file that are not empty; JSON is YAML. */
function documentsIn(text: string): readonly YamlDocument[] {
  return parseYaml(text).filter(({ root, problems }) => root !== null || problems.length > 0);
}

/** The suite that the first one holds. */
function suiteIn([document]: readonly YamlDocument[]): ImportedSuite | undefined {
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
  const documents = documentsIn(text);
  const suite = suiteIn(documents);
  if (!suite)
    return {
      refused: t(
        '"{0}" is not a suite that can be imported: Great Expectations (JSON), SodaCL, a Soda contract, or ODCS 3',
        file,
      ),
    };
  const [problem] = documents.flatMap(({ problems }) => problems);
  // Half of a suite would be taken for all of it.
  if (problem) return { refused: t('"{0}" cannot be read: {1}', file, yamlProblemText(problem)) };
  const others = documents.length - 1;
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
      ...(others === 0
        ? []
        : [
            t(
              'Not imported: {0}',
              counted(others, '{0} other document of the file', '{0} other documents of the file'),
            ),
          ]),
      ...leftOutTexts(suite.leftOut),
      ...not.map(({ what, why }) => t('Not imported: {0}: {1}', why, what)),
    ],
  };
}
