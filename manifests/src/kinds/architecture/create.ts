import { t } from '@vscode/l10n';
import type { NewManifest, TemplatePlace } from '../../core/kind.ts';
import { titledFile } from '../../core/paths/titled-file.ts';
import type { FileCreation } from '../../core/text/change.ts';
import { wordsToFill } from '../../core/text/words-to-fill.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';
import { draftArchitecture, isDeployed } from './draft.ts';

const NAMING = { untitled: 'new', extension: '.architecture.yaml' };

const FROM_DEPLOYMENT = 'from-deployment';

/** What a model may be made of: an example, or the manifests of the workspace, where they deploy anything. */
export function templates(): readonly { readonly id: string; readonly label: string }[] {
  return [{ id: 'example', label: t('Example with three elements') }];
}

export function templatesIn(
  place: TemplatePlace,
): readonly { readonly id: string; readonly label: string }[] {
  return isDeployed(place)
    ? [{ id: FROM_DEPLOYMENT, label: t('Draft of what the Kubernetes and Compose manifests deploy') }]
    : [];
}

/** A model of what is deployed, or a small one to be changed: three elements, two flows, two zones. */
export function createArchitecture(request: NewManifest): readonly FileCreation[] {
  const { root, title, graph, template } = request;
  const uri = titledFile(root, title, NAMING, (one) => graph.fileExists(one));
  if (template === FROM_DEPLOYMENT) return [{ kind: 'create', uri, text: draftArchitecture(request) }];
  return [{ kind: 'create', uri, ...exampleOf(request) }];
}

function exampleOf({ title, language }: NewManifest): Pick<FileCreation, 'text' | 'placeholders'> {
  const french = language === 'fr';
  const [customer, database] = french ? ['Client', 'Base de données'] : ['Customer', 'Database'];
  const text = `version: 1
title: ${plainOrQuoted(title)}
zones:
  internet: { trust: 0, internet: true }
  private: { trust: 2, region: EU }
elements:
  client:
    title: ${customer}
    layer: business
    kind: actor
    zone: internet
  api:
    title: API
    layer: application
    kind: service
    zone: private
  database:
    title: ${database}
    layer: application
    kind: datastore
    zone: private
flows:
  - { from: client, to: api, protocol: https, tls: true }
  - { from: api, to: database, protocol: jdbc, tls: true }
`;
  const words = ['client', customer, 'api', 'API', 'database', database];
  return { text, placeholders: wordsToFill(text, text.indexOf('\nelements:'), words) };
}
