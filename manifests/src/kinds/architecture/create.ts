import type { NewManifest } from '../../core/kind.ts';
import { titledFile } from '../../core/paths/titled-file.ts';
import type { FileCreation } from '../../core/text/change.ts';
import { wordsToFill } from '../../core/text/words-to-fill.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';

const NAMING = { untitled: 'new', extension: '.architecture.yaml' };

/** A small model to be changed: three elements, two flows, two zones. */
export function createArchitecture({ root, title, language, graph }: NewManifest): readonly FileCreation[] {
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
  return [
    {
      kind: 'create',
      uri: titledFile(root, title, NAMING, (uri) => graph.fileExists(uri)),
      text,
      placeholders: wordsToFill(text, text.indexOf('\nelements:'), words),
    },
  ];
}
