import { t } from '@vscode/l10n';
import { changeTo } from '../../../../core/findings/change-to.ts';
import { nearest } from '../../../../formats/json-schema/nearest.ts';
import { isPortName, probePorts } from '../../entities/ports.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { isPatch } from '../../units/patch.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A probe of a port that its container does not have. */
export const probePort = crossResourceRule({
  id: 'kubernetes/probe-port',
  severity: 'warning',
  knownAs: ['kube-linter:liveness-port', 'kube-linter:readiness-port', 'kube-linter:startup-port'],
  *check({ pods }, { graph, document: { uri } }) {
    for (const container of pods?.containers ?? []) {
      // A number may be listened on without being declared: only that of a container that declares others looks wrong.
      if (container.ports.length === 0) continue;
      const names = container.ports.flatMap(({ name }) => (name ? [name.text] : []));
      for (const { port, by } of probePorts(container)) {
        const named = isPortName(port);
        const known = named
          ? names.includes(port.text)
          : container.ports.some(({ number }) => number?.text === port.text);
        if (
          known ||
          isFilledInLater(port.text) ||
          (!named && !/^\d+$/u.test(port.text)) ||
          isPatch(uri, graph)
        )
          continue;
        const message = named
          ? t('{0}: the container has no port named "{1}"', by, port.text)
          : t('{0}: port {1} is not a port of the container', by, port.text);
        if (!named) yield { message, span: port.span, atMost: 'hint' };
        else yield { message, span: port.span, ...changeTo(uri, port, nearest(port.text, names)) };
      }
    }
  },
});
