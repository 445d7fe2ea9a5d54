import type { Finding, Severity } from '@vitruve/manifests';
import type { ReadProblem, TextFile } from '../disk/read-file.ts';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** A file that has findings. */
export interface FileResult {
  /** As it is printed. */
  readonly path: string;
  readonly uri: string;
  readonly document: TextDocument;
  readonly encoding: TextFile['encoding'];
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** What a check found. */
export interface CheckResult {
  /** The folder that paths are shown relative to; absolute. */
  readonly from: string;
  /** In the order of their paths. */
  readonly files: readonly FileResult[];
  /** How many manifests were checked. */
  readonly checked: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings that `--fix` has removed. */
  readonly fixed: number;
  readonly unread: readonly {
    readonly path: string;
    readonly problem: ReadProblem;
    readonly message: string;
  }[];
  /** The document of a related place. */
  readonly documentOf: (uri: string) => TextDocument | undefined;
}

/** From the gravest to the least. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
