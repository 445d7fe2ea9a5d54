import type { PartRule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { mapAt } from '../../resources/node-at.ts';
import { amountsOf } from '../../resources/amount.ts';
import { isSidecar, nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';

interface Limit extends Pick<PartRule<KubernetesModel>, 'id' | 'severity' | 'profiles' | 'knownAs'> {
  readonly resource: string;
  /** What to say of a container without the limit, by its name. */
  readonly message: (container: string) => string;
}

/** A rule on containers without a limit. Init containers that end, and pods that have limits themselves, need none. */
export function limitRule({ resource, message, ...header }: Limit): PartRule<KubernetesModel> {
  return containerRule({
    ...header,
    whole: true,
    *check(container, pods) {
      if (container.role !== 'container' && !isSidecar(container)) return;
      const at = container.name ?? container.image;
      const limited = amountsOf(container, 'limits').some((limit) => limit.resource === resource);
      if (at && !limited && !mapAt(pods.spec, 'resources'))
        yield { message: message(nameOf(container)), span: at.span };
    },
  });
}
