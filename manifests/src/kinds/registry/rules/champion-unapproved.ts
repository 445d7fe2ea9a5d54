import { t } from '@vscode/l10n';
import { versionNamed } from '../../../formats/model-registry/read.ts';
import { registryRule } from './registry-rule.ts';

/** A version in use that nobody approved. */
export const championUnapproved = registryRule(
  'registry/champion-unapproved',
  'warning',
  function* ({ registered, uri }) {
    const { champion } = registered.aliases;
    const version = versionNamed(registered, champion?.text);
    if (!champion || !version || version.approver) return;
    yield {
      message: t('Version {0} is champion, but has no "approver"', champion.text),
      span: champion.span,
      related: [{ uri, span: (version.version ?? champion).span, message: t('The version') }],
    };
  },
);
