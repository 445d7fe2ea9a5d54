import { t } from '@vscode/l10n';
import { LOG, LOG_ARGUMENTS, MEMORY_MEBIBYTES, CPU, PORT, type Service } from './service.ts';

/** The service on one machine, for people there. The image has the health check. */
export function compose({ name, image, tag }: Service): object {
  return {
    name,
    services: {
      [name]: {
        build: '.',
        image: localImage(image, tag),
        command: LOG_ARGUMENTS,
        environment: { VITRUVE_TOKEN: `\${VITRUVE_TOKEN:?${t('set a token that requests must bear')}}` },
        ports: [`127.0.0.1:${PORT}:${PORT}`],
        volumes: [`predictions:${LOG}`],
        tmpfs: ['/tmp'],
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        restart: 'unless-stopped',
        deploy: { resources: { limits: { cpus: CPU.compose, memory: `${MEMORY_MEBIBYTES}M` } } },
      },
    },
    volumes: { predictions: {} },
  };
}

/** What is built here has a tag; a digest comes from the registry that it is pushed to. */
function localImage(image: string, tag: string): string {
  const [named = image] = image.split('@');
  return /:[^/]+$/u.test(named) ? named : `${named}:${tag}`;
}
