import type { Finding, Severity } from '@vitruve/manifests';
import type { SkippedFile } from '../disk/files.ts';
import type { ReadProblem, TextFile } from '../disk/read-file.ts';
import type { UsedBaseline } from '../baseline/compare.ts';
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
  /** `Deployment/web`: the item that a finding is about, where a document holds several. */
  readonly itemOf: (finding: Finding) => string | undefined;
}

/** A file that was not checked, with why. */
export interface UncheckedFile {
  /** As it is printed. */
  readonly path: string;
  readonly problem: 'not-a-manifest' | Exclude<SkippedFile['reason'], 'content'> | ReadProblem;
  readonly message: string;
}

/** What was checked of a kind: resources, records … */
export interface CountedItems {
  /** The id of the kind. */
  readonly kind: string;
  readonly count: number;
  /** `3 resources` */
  readonly text: string;
}

/** What a check found. */
export interface CheckResult {
  /** The folder that paths are shown relative to; absolute. */
  readonly from: string;
  /** In the order of their paths. */
  readonly files: readonly FileResult[];
  /** How many manifests were checked. */
  readonly checked: number;
  /** What the manifests hold, by kind. */
  readonly items: readonly CountedItems[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings that `--fix` has removed. */
  readonly fixed: number;
  readonly unread: readonly {
    readonly path: string;
    readonly problem: ReadProblem;
    readonly message: string;
  }[];
  /** Files that were named, and in which nothing was checked. */
  readonly unchecked: readonly UncheckedFile[];
  /** What was compared with no schema, because none is known: `example.com/v1 Tool`, the most frequent first. */
  readonly withoutSchema: readonly { readonly name: string; readonly count: number }[];
  /** Files of folders that were passed over; undefined unless asked for. */
  readonly skipped: readonly UncheckedFile[] | undefined;
  /** What the check was compared with; undefined without a baseline. */
  readonly baseline?: UsedBaseline<FileResult> | undefined;
  /** The document of a related place. */
  readonly documentOf: (uri: string) => TextDocument | undefined;
  /** False for a document whose lines no report shows: it may hold passwords. */
  readonly isShown: (document: TextDocument) => boolean;
}

/** From the gravest to the least. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
