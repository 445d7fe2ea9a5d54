import { t } from '@vscode/l10n';
import { resolveFrom } from '../../core/text/resource.ts';
import { decisionKey, decisionNumber } from '../../formats/citations/mention.ts';
import { statusLabel } from '../../formats/citations/status.ts';
import { unmetGates, type RegistryPlace } from './gates.ts';
import type { ModelVersion } from '../../formats/model-registry/registry.ts';
import { type FoundVersion } from '../../formats/model-registry/found-version.ts';

/**
 * Why a version cannot become champion, a reason for each gate that is not met: its file is the registered one, it reaches what its
 * manifest requires, somebody approved it, and the decision that it names is accepted. A version need not name a decision.
 */
export function unmetForChampion(
  { registered, version }: FoundVersion,
  place: RegistryPlace,
): readonly string[] {
  const measures = unmetGates(registered, version, place).map(({ measure, is, bound, value }) =>
    value === undefined
      ? t('it has no measure "{0}" (required: {1})', measure, `${is} ${bound}`)
      : t('"{0}" is {1} (required: {2})', measure, value, `${is} ${bound}`),
  );
  return [
    ...unmetFile(version, place),
    ...measures,
    ...(version.approver ? [] : [t('it has no "approver"')]),
    ...unmetDecision(version, place),
  ];
}

/** Why a version cannot be used at all: its file is not there, or is not the one that was registered. */
export function unmetFile({ file, sha256 }: ModelVersion, { graph, uri }: RegistryPlace): readonly string[] {
  if (!file || !sha256) return [t('"file" or "sha256" is missing')];
  const path = resolveFrom(uri, file.text);
  if (!graph.fileExists(path)) return [t('file "{0}" does not exist', file.text)];
  const hash = graph.sha256(path);
  if (hash === undefined) return [t('file "{0}" could not be read', file.text)];
  if (hash === sha256.text.toLowerCase()) return [];
  return [t('file "{0}" is not the registered one (its hash starts with {1})', file.text, hash.slice(0, 12))];
}

function unmetDecision({ decision }: ModelVersion, { graph, uri }: RegistryPlace): readonly string[] {
  if (!decision) return [];
  const number = decisionNumber(decision.text);
  const [record] = number === undefined ? [] : graph.find('decision', decisionKey(number), uri);
  if (!record) return [t('decision {0} does not exist', decision.text)];
  const status = record.facts?.status ?? 'unknown';
  if (status === 'accepted') return [];
  return [t('decision {0} is not accepted: {1}', decision.text, statusLabel(status))];
}
