import { dirname, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import type { Finding, StructureRule } from '@vitruve/manifests';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { UserError } from '../errors.ts';
import { pathOf } from '../folders.ts';
import { shownPath } from '../shown-path.ts';
import {
  baselineSize,
  findingsKnown,
  knownFindings,
  stillFound,
  type Baseline,
  type KnownFindings,
} from './baseline.ts';
import { readBaseline, writeBaseline } from './baseline-file.ts';

/** The baseline that a check is compared with. */
export interface BaselineRequest {
  /** Of the file; relative paths count from the folder that the check is asked from. */
  readonly path: string;
  /** Takes in everything that is found: the only way in which a baseline grows. */
  readonly write: boolean;
  /** In continuous integration nothing is written unless asked for: a wrong path would make every check pass. */
  readonly unattended: boolean;
}

/** What a baseline has come to in a check. */
export interface UsedBaseline<File extends ComparedFile> {
  /** As it is printed. */
  readonly path: string;
  /** Findings that it holds, and that are not reported. */
  readonly known: number;
  /** Findings that it held, and that are gone. */
  readonly gone: number;
  /** What was done with the file: it was written, what is gone was removed, or nothing. */
  readonly file: 'written' | 'shrunk' | 'unchanged';
  /** The known findings by file. */
  readonly files: readonly File[];
}

/** A file with all that was found in it. */
export interface ComparedFile {
  readonly uri: string;
  readonly document: TextDocument;
  readonly findings: readonly Finding[];
}

/** What a check has found, to be compared. */
export interface ComparedFindings<File extends ComparedFile> {
  readonly files: readonly File[];
  readonly structureRules: ReadonlyMap<string, StructureRule>;
  /** Whether a file was checked, or would have been if it were still there: of others the baseline stays as it is. */
  readonly isChecked: (path: string) => boolean;
}

/** A check before its findings are compared. */
export interface OpenBaseline {
  /** Splits what is found into new and known findings, and writes what is to be written. @throws UserError */
  compare<File extends ComparedFile>(
    found: ComparedFindings<File>,
  ): Promise<{
    readonly files: readonly File[];
    readonly baseline: UsedBaseline<File>;
  }>;
}

/** From what a check is asked; undefined without a baseline. @throws UserError for a request without a file. */
export function baselineRequest({
  baseline,
  writeBaseline: write = false,
}: {
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
}): BaselineRequest | undefined {
  if (baseline !== undefined) return { path: baseline, write, unattended: isUnattended() };
  if (write) throw new UserError(t('--write-baseline requires --baseline'));
  return undefined;
}

/** True in continuous integration: GitHub, GitLab, CircleCI, Jenkins and others say so. */
function isUnattended(): boolean {
  const { CI } = process.env;
  return CI !== undefined && CI !== '' && CI !== '0' && CI.toLowerCase() !== 'false';
}

/** Reads the baseline, before a check that would be in vain. @throws UserError */
export async function openBaseline(
  { path: given, write, unattended }: BaselineRequest,
  from: string,
): Promise<OpenBaseline> {
  const path = resolve(from, given);
  const shown = shownPath(from, path);
  const before = await readBaseline(path, shown);
  if (!before && unattended && !write) {
    throw new UserError(
      t('The baseline "{0}" does not exist. To create it, run the check with --write-baseline', shown),
    );
  }
  const nameOf = (file: string): string => relative(dirname(path), file).split(sep).join('/');
  return {
    compare: async ({ files, structureRules, isChecked }) => {
      const found = new Map(
        files.map(({ uri, document, findings }) => [
          nameOf(pathOf(uri)),
          knownFindings(document, findings, structureRules),
        ]),
      );
      const isIncomplete = new Set(
        files.flatMap(({ uri, findings }) =>
          findings.some(({ rule }) => structureRules.get(rule)?.hidesOthers) ? [nameOf(pathOf(uri))] : [],
        ),
      );
      const isStill = (name: string): boolean =>
        isIncomplete.has(name) || !isChecked(resolve(dirname(path), name));
      const after = write || !before ? grown(before, found, isStill) : shrunk(before, found, isStill);
      const isWritten = write || !before;
      const gone = before && !isWritten ? baselineSize(before) - baselineSize(after) : 0;
      const isShrunk = gone > 0 && !unattended;
      if (isWritten || isShrunk) await writeBaseline(path, after, shown);
      const split = files.map((file) => ({
        file,
        known: findingsKnown(file.document, file.findings, after.get(nameOf(pathOf(file.uri)))),
      }));
      const known = split.map(({ file, known: ofFile }) => only(file, (finding) => ofFile.has(finding)));
      return {
        files: split.map(({ file, known: ofFile }) => only(file, (finding) => !ofFile.has(finding))),
        baseline: {
          path: shown,
          known: known.reduce((sum, { findings }) => sum + findings.length, 0),
          gone,
          file: isWritten ? 'written' : isShrunk ? 'shrunk' : 'unchanged',
          files: known.filter(({ findings }) => findings.length > 0),
        },
      };
    },
  };
}

function only<File extends ComparedFile>(file: File, isMeant: (finding: Finding) => boolean): File {
  return { ...file, findings: file.findings.filter(isMeant) };
}

/** What is found now, with what is known of files that were not checked, or not to their end. */
function grown(before: Baseline | undefined, found: Baseline, isStill: (name: string) => boolean): Baseline {
  const kept = [...(before ?? [])].filter(([name]) => isStill(name));
  return new Map([...found, ...kept]);
}

function shrunk(before: Baseline, found: Baseline, isStill: (name: string) => boolean): Baseline {
  return new Map(
    [...before].flatMap(([name, known]): [string, KnownFindings][] => {
      if (isStill(name)) return [[name, known]];
      const left = stillFound(known, found.get(name) ?? NOTHING);
      return left.size > 0 ? [[name, left]] : [];
    }),
  );
}

const NOTHING: KnownFindings = new Map();
