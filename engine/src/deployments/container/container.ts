import { t } from '@vscode/l10n';
import { TaskError, VERSION } from '@vitruve/workspace';
import { stringify } from 'yaml';
import { Names } from '../../pipelines/exports/names.ts';
import type { ServedModel } from '../served-model.ts';
import type { Deployment, DeploymentOptions, DeploymentWriter } from '../target.ts';
import { compose } from './compose.ts';
import { dockerfile, dockerignore } from './dockerfile.ts';
import { deployment } from './kubernetes/deployment.ts';
import { autoscaler, disruptionBudget } from './kubernetes/scaling.ts';
import {
  clusterService,
  namespace,
  networkPolicy,
  priorityClass,
  serviceAccount,
  volumeClaim,
} from './kubernetes/surroundings.ts';
import { LOG_DAYS, tokenSecret, type Service } from './service.ts';

/** Characters of a name: those of what is derived from it fit into 63. */
const NAME = 50;

/** Of a service that survives the loss of a node. */
const REPLICAS = 2;

const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;

/** What stands for an image: where it is, and its name with a tag or a digest behind the last slash. */
const PLACE = /^[a-z0-9][\w.:/-]*$/u;
const IMAGE = /^[a-z0-9][\w.-]*[:@][\w.:@-]+$/u;

/** Resources of Kubernetes, each in its file. */
const RESOURCES: Readonly<Record<string, (service: Service) => object>> = {
  namespace,
  'service-account': serviceAccount,
  'priority-class': priorityClass,
  'volume-claim': volumeClaim,
  deployment,
  service: clusterService,
  'network-policy': networkPolicy,
  autoscaler,
  'disruption-budget': disruptionBudget,
};

/** A Dockerfile with the model beside it, `compose.yaml`, and the resources of Kubernetes. */
export const CONTAINER: DeploymentWriter = {
  write: (model, options): Deployment => {
    const service = serviceOf(model, options);
    const resources = Object.entries(RESOURCES).map(([name, resource]): [string, string] => [
      `kubernetes/${name}.yaml`,
      yaml(resource(service)),
    ]);
    const files = new Map<string, string | Uint8Array>([
      ['Dockerfile', dockerfile(service)],
      ['.dockerignore', dockerignore(service)],
      ['compose.yaml', yaml(compose(service))],
      ...resources,
      [service.file, model.bytes],
    ]);
    return { folder: `${service.name}-container`, files, infos: infosOn(service) };
  },
};

/** @throws TaskError for an image, a namespace or a number that is not valid. */
function serviceOf(
  { name: title, hash, version, owner }: ServedModel,
  { image, namespace: given, replicas = REPLICAS }: DeploymentOptions,
): Service {
  const name = new Names(NAME).of(title);
  if (image !== undefined && !isImage(image))
    throw new TaskError(
      t(
        '"{0}" is not a valid image with a tag or a digest, such as {1}',
        image,
        'registry.example.org/churn:1',
      ),
    );
  if (given !== undefined && !DNS_LABEL.test(given))
    throw new TaskError(t('"{0}" is not a valid namespace: lower-case letters, digits and dashes', given));
  return {
    name,
    file: `${name}.onnx`,
    image: image ?? `${name}:${tagOf(version)}`,
    namespace: given ?? name,
    replicas,
    tag: tagOf(version),
    ...{ version, hash, owner },
  };
}

/** A version as a tag. */
function tagOf(version: string): string {
  return version
    .replaceAll(/[^\w.-]/gu, '-')
    .replace(/^[.-]/u, '_')
    .slice(0, 128);
}

/** What is left to the user. */
function infosOn(service: Service): readonly string[] {
  const { image, owner } = service;
  return [
    t(
      'Put vitruve-{0}.tgz, the npm package of the command line, beside the Dockerfile, or give its address as VITRUVE_PACKAGE',
      VERSION,
    ),
    ...(image.includes('@sha256:')
      ? []
      : [
          t(
            'Image "{0}" has no digest: once it is pushed, export again with --force and --image NAME@sha256:…',
            image,
          ),
        ]),
    ...(owner === undefined ? [t('No owner: add "owner" to the manifest or to the registry')] : []),
    t(
      'The token of the service is expected under the key "token" of the Secret "{0}", which is not written',
      tokenSecret(service),
    ),
    t('Predictions are logged with all features for {0} days: add --log-without for personal ones', LOG_DAYS),
  ];
}

function yaml(value: object): string {
  return stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}

function isImage(text: string): boolean {
  const place = text.slice(0, text.lastIndexOf('/') + 1);
  return (place === '' || PLACE.test(place)) && IMAGE.test(text.slice(place.length));
}
