import { t } from '@vscode/l10n';
import type { SuggestedFix } from '../../../../core/findings/finding.ts';
import type { Resource } from '../../resources/model.ts';
import { catalog, isServersGroup, type Lifecycle } from '../../schema/catalog.ts';

/** What is known of the API version that a resource names; undefined for kinds of extensions. */
export function lifecycleOf({ apiVersion, kind, group }: Resource): Lifecycle | undefined {
  if (!apiVersion || !(isServersGroup(group) || OF_EARLIER_SERVERS.has(group))) return undefined;
  return catalog().lifecycleOf(apiVersion.text, kind);
}

/** Groups that the server does not have any more. */
const OF_EARLIER_SERVERS = new Set(['settings.k8s.io', 'auditregistration.k8s.io']);

/** What to use instead, in words. */
export function replacementOf({ replacement }: Lifecycle): string {
  if (replacement === undefined) return t('there is no replacement');
  const [apiVersion = '', kind] = replacement.split(' ');
  return kind === undefined ? t('use "{0}"', apiVersion) : t('use "{0}" of "{1}"', kind, apiVersion);
}

/**
 * The fix of an `apiVersion` whose successor has the same kind: a suggestion, since the successor may read a field otherwise,
 * older servers do not have it, and patches in other files name the version as well.
 */
export function successionFix(
  { apiVersion }: Resource,
  { replacement }: Lifecycle,
  uri: string,
): readonly SuggestedFix[] {
  if (!apiVersion || replacement === undefined || replacement.includes(' ')) return [];
  const { span } = apiVersion;
  return [
    {
      title: t('Change to "{0}"', replacement),
      changes: () => [{ kind: 'text', uri, span, text: replacement }],
    },
  ];
}
