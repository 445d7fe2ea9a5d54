import { t } from '@vscode/l10n';
import { unmetGates } from '../gates.ts';
import { versionNamed } from '../../../formats/model-registry/read.ts';
import { registryRule } from './registry-rule.ts';

/** A champion that does not reach what its manifest requires, or that was not measured for it. */
export const gateNotMet = registryRule(
  'registry/gate-not-met',
  'error',
  function* ({ registered, graph, uri }) {
    const { champion } = registered.aliases;
    const version = versionNamed(registered, champion?.text);
    if (!champion || !version) return;
    for (const { measure, is, bound, value } of unmetGates(registered, version, { graph, uri }))
      yield {
        message:
          value === undefined
            ? t('Champion {0} has no measure "{1}". Required: {2}', champion.text, measure, `${is} ${bound}`)
            : t(
                '"{1}" of champion {0} is {2}, required: {3}',
                champion.text,
                measure,
                value,
                `${is} ${bound}`,
              ),
        span: champion.span,
        related: [{ uri, span: (version.version ?? champion).span, message: t('The version') }],
      };
  },
);
