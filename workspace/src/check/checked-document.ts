import { isLookedAt, type Finding, type Workspace } from '@vitruve/manifests';

/** What a document holds, and what was found in it. */
export interface CheckedDocument {
  readonly findings: readonly Finding[];
  /** The number of its items and the id of their kind; undefined for a text that was only looked at. */
  readonly items: { readonly kind: string; readonly count: number } | undefined;
  /** What in it was compared with no schema. */
  readonly withoutSchema: readonly string[];
  /** Names the item of a finding, where the document holds more than one. */
  readonly itemOf: (finding: Finding) => string | undefined;
}

/**
 * Checks a document and asks all that a report tells of it at once, while its model is there: the model of each closed document is
 * dropped after its check, and a question that comes later would parse the text again.
 * @param withFixes keeps the fixes of its findings, which are dropped otherwise.
 */
export function checkDocument(workspace: Workspace, uri: string, withFixes: boolean): CheckedDocument {
  const manifest = workspace.manifest(uri);
  const { findings: found } = workspace.check(uri);
  if (!manifest) return { findings: found, items: undefined, withoutSchema: [], itemOf: () => undefined };
  const { kind, context } = manifest;
  const findings = withFixes && found.some(({ fixes }) => fixes) ? workspace.checkWithFixes(uri) : found;
  const count = kind.countItems?.(context.model) ?? 1;
  const names = new Map<number, string | undefined>();
  if (count > 1 && kind.nameItemAt)
    for (const { span } of findings)
      if (!names.has(span.start)) names.set(span.start, kind.nameItemAt(context.model, span.start));
  return {
    findings,
    // A broken file in which no item could be read is one all the same.
    items: isLookedAt(manifest) ? { kind: kind.id, count: Math.max(1, count) } : undefined,
    withoutSchema: kind.itemsWithoutSchema?.(context) ?? [],
    itemOf: ({ span }) => names.get(span.start),
  };
}
