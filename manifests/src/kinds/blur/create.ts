import { t } from '@vscode/l10n';
import { titledFile } from '../../core/paths/titled-file.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { wordsToFill } from '../../core/text/words-to-fill.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';
import type { NewManifest } from '../../core/kind.ts';

const NAMING = { untitled: 'photos', extension: '.blur.yaml' };

/** The templates, in the user's language. */
export function templates(): readonly { id: string; label: string }[] {
  return [
    { id: 'publish', label: t('Publish: blur faces and plates, with a report for the register') },
    { id: 'detect', label: t('Detect: only report where they are, for review') },
  ];
}

/** A configuration to change. */
export function createBlur({ root, title, template, language, graph }: NewManifest): WorkspaceChange[] {
  const french = language === 'fr';
  const why = french
    ? 'Publier des photos sans les personnes ni les véhicules qui y passent'
    : 'To publish photos without the people and vehicles that pass by in them';
  const lines = [
    'version: 1',
    `name: ${plainOrQuoted(title)}`,
    `description: ${plainOrQuoted(why)}`,
    'images:',
    '  - photos',
    'subjects: [face, plate]',
    ...(template === 'detect'
      ? ['task: detect', 'reports:', '  - reports/boxes.coco.json']
      : [
          'mode: strict',
          'anonymisation:',
          '  method: solid',
          'output:',
          '  folder: published',
          'reports:',
          '  - reports/blur.pdf',
        ]),
    '',
  ];
  const uri = titledFile(root, title, NAMING, (candidate) => graph.fileExists(candidate));
  const text = lines.join('\n');
  const files = ['photos', 'published', 'reports/blur.pdf', 'reports/boxes.coco.json'];
  const placeholders = [
    ...wordsToFill(text, text.indexOf('\ndescription:'), [why]),
    ...wordsToFill(text, text.indexOf('\nimages:'), files),
  ];
  return [{ kind: 'create', uri, text, placeholders }];
}
