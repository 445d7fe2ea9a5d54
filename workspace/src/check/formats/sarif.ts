import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  rangeOf,
  language,
  wellFormed,
  type Finding,
  type Severity,
  type TextChange,
  type WorkspaceChange,
  type Span,
} from '@vitruve/manifests';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rulePage, rulePageAddress, VERSION } from '../../shipped-files.ts';
import type { CheckResult, FileResult } from '../result.ts';
import { pathOf, isInside } from '../../folders.ts';
import { lineAnchor, shortHash } from '../../baseline/anchor.ts';
import { knownRules, type KnownRule } from '../known-rules.ts';

/** The base of the paths in the log: the folder that the check was asked from. */
const BASE = 'SRCROOT';

/** A finding of the baseline: those who read the log are told that nobody has to act on it now. */
const KNOWN = { baselineState: 'unchanged', suppressions: [{ kind: 'external', status: 'accepted' }] };

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/**
 * The report as a SARIF 2.1.0 log.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export async function sarif(result: CheckResult): Promise<string> {
  const known = result.baseline?.files ?? [];
  const all = [...result.files, ...known];
  const ids = [...new Set(all.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const severities = await knownRules();
  const rules = await Promise.all(ids.map((id) => descriptor(id, severities)));
  const isNew = result.baseline ? { baselineState: 'new' } : {};
  const results = [
    ...result.files.flatMap((file) => resultsOf(file, ids, result, isNew)),
    ...known.flatMap((file) => resultsOf(file, ids, result, KNOWN)),
  ];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Vitruve',
            semanticVersion: VERSION,
            version: VERSION,
            rules,
          },
        },
        columnKind: 'utf16CodeUnits',
        language: language(),
        originalUriBaseIds: {
          [BASE]: {
            uri: `${pathToFileURL(result.from + sep).href.replace(/\/*$/u, '')}/`,
          },
        },
        invocations: [
          {
            executionSuccessful: result.unread.length + result.unchecked.length === 0,
            toolExecutionNotifications: [...result.unread, ...result.unchecked].map(({ path, message }) => ({
              level: 'error',
              message: { text: message },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: encodeURI(wellFormed(path)) },
                  },
                },
              ],
            })),
          },
        ],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

async function descriptor(id: string, known: readonly KnownRule[]): Promise<object> {
  const page = await rulePage(id, language());
  const severity = known.find((rule) => rule.id === id)?.severity ?? 'error';
  return {
    id,
    shortDescription: { text: page ? firstSentence(page) : id },
    ...(page ? { help: { text: page, markdown: page } } : {}),
    helpUri: rulePageAddress(id),
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: LEVELS[severity] },
  };
}

/** The first sentence of a rule's page, after its title and its line of facts. */
function firstSentence(page: string): string {
  const prose = page.split(/\n{2,}/u).find((block) => !/^[#>]/u.test(block)) ?? '';
  const sentence = /^.*?[.!?](?=\s|$)/su.exec(prose)?.[0] ?? prose;
  return sentence.replace(/\s+/gu, ' ').trim() || page.slice(0, 80);
}

function resultsOf(file: FileResult, ids: readonly string[], result: CheckResult, state: object): object[] {
  const seen = new Map<string, number>();
  return file.findings.map((finding) => {
    const fixes = (finding.fixes ?? []).flatMap((fix) => fixOf(fix.title, fix.changes(), result));
    return {
      ruleId: finding.rule,
      ruleIndex: ids.indexOf(finding.rule),
      level: LEVELS[finding.severity],
      message: { text: finding.message },
      locations: [
        {
          physicalLocation: location(file.uri, file.document, finding.span, result.from),
        },
      ],
      relatedLocations: (finding.related ?? []).map(({ uri, span, message }, index) => ({
        id: index + 1,
        message: { text: message },
        physicalLocation: location(uri, result.documentOf(uri), span, result.from),
      })),
      partialFingerprints: {
        'vitruveFinding/v1': fingerprint(file, finding, seen),
      },
      ...(fixes.length > 0 ? { fixes } : {}),
      ...state,
    };
  });
}

function location(uri: string, document: TextDocument | undefined, span: Span, base: string): object {
  const region = document && { region: regionOf(document, span) };
  return { artifactLocation: artifact(uri, base), ...region };
}

function artifact(uri: string, base: string): object {
  const path = pathOf(uri);
  if (!isInside(base, path)) return { uri };
  const relative = path
    .slice(base.length)
    .split(sep)
    .filter((segment) => segment !== '');
  return { uri: relative.map(encodeURIComponent).join('/'), uriBaseId: BASE };
}

function regionOf(document: TextDocument, span: Span): object {
  const { start, end } = rangeOf(document, span);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/**
 * What stays the same when lines above a finding come or go: the rule, the file and the text of the line, numbered
 * when a file has the same several times.
 */
function fingerprint(file: FileResult, finding: Finding, seen: Map<string, number>): string {
  const key = [finding.rule, file.path, lineAnchor(file.document, finding.span)].join('\0');
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${shortHash(key)}:${count}`;
}

/** SARIF can say what changes in files, not that one gets another name: such fixes are left out. */
function fixOf(title: string, changes: readonly WorkspaceChange[], result: CheckResult): object[] {
  const texts = changes.filter((change) => change.kind === 'text');
  if (texts.length === 0 || texts.length !== changes.length) return [];
  const byFile = new Map<string, TextChange[]>();
  for (const change of texts) byFile.set(change.uri, [...(byFile.get(change.uri) ?? []), change]);
  const artifactChanges = [...byFile].flatMap(([uri, edits]) => {
    const document = result.documentOf(uri);
    if (!document) return [];
    const replacements = edits.map(({ span, text }) => ({
      deletedRegion: regionOf(document, span),
      insertedContent: { text },
    }));
    return [{ artifactLocation: artifact(uri, result.from), replacements }];
  });
  return artifactChanges.length > 0 ? [{ description: { text: title }, artifactChanges }] : [];
}
