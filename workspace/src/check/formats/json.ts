import { rangeOf, type Finding, type Span } from '@vitruve/manifests';
import { pathOf } from '../../folders.ts';

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { VERSION } from '../../shipped-files.ts';
import type { CheckResult } from '../result.ts';
import { shownPath } from '../../shown-path.ts';

/** The report as JSON, as `schemas/check-output.schema.json` and `docs/cli.md` describe it. */
export function json(result: CheckResult): string {
  const output = {
    version: 1,
    tool: { name: 'vitruve', version: VERSION },
    summary: { manifests: result.checked, ...result.counts, fixed: result.fixed },
    files: result.files.map(({ path, encoding, document, findings, itemOf }) => ({
      path,
      encoding,
      findings: findings.map((finding) => findingJson(finding, itemOf(finding), document, result)),
    })),
    unread: result.unread,
    kinds: Object.fromEntries(result.items.map(({ kind, count }) => [kind, count])),
    unchecked: result.unchecked,
    withoutSchema: result.withoutSchema,
    ...(result.baseline ? { baseline: baselineJson(result.baseline) } : {}),
    ...(result.skipped ? { skipped: result.skipped } : {}),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}

function baselineJson({ path, known, gone, file }: NonNullable<CheckResult['baseline']>): object {
  return { path, known, gone, file };
}

function findingJson(
  finding: Finding,
  item: string | undefined,
  document: TextDocument,
  result: CheckResult,
): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    range: lineRange(document, finding.span),
    ...(item === undefined ? {} : { item }),
    fixable: finding.fixes !== undefined,
    related: (finding.related ?? []).map(({ uri, span, message }) => {
      const other = result.documentOf(uri);
      return {
        path: shownPath(result.from, pathOf(uri)),
        message,
        ...(other ? { range: lineRange(other, span) } : {}),
      };
    }),
  };
}

/** Lines and columns count from 1, columns in UTF-16 code units; the end is not in the range. */
function lineRange(document: TextDocument, span: Span): object {
  const { start, end } = rangeOf(document, span);
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
