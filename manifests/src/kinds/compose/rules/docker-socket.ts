import { t } from '@vscode/l10n';
import { serviceRule } from './compose-rule.ts';

/** A container that may command Docker, and through it the host. */
export const dockerSocket = serviceRule({
  id: 'compose/docker-socket',
  severity: 'hint',
  profiles: { security: 'warning', strict: 'warning' },
  *check({ mounts }) {
    for (const { node, mount } of mounts) {
      if (mount?.type === 'bind' && /^(?:\/var)?\/run\/docker\.sock$/u.test(mount.source ?? ''))
        yield {
          message: t(
            'Access to the Docker socket gives full control of the host, even when mounted read-only',
          ),
          span: node.span,
        };
    }
  },
});
