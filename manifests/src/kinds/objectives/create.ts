import { t } from '@vscode/l10n';
import type { NewManifest } from '../../core/kind.ts';
import { titledFile } from '../../core/paths/titled-file.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { wordsToFill } from '../../core/text/words-to-fill.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';

const NAMING = { untitled: 'service', extension: '.objectives.yaml' };

/** The templates, in the user's language. */
export function templates(): readonly { id: string; label: string }[] {
  return [{ id: 'service', label: t('Service: availability with an error budget') }];
}

/** The source and its columns. */
const WORDS = ['data/availability.csv', 'day', 'successes', 'requests'];

/** Objectives to change. */
export function createObjectives({ root, title, graph }: NewManifest): readonly WorkspaceChange[] {
  const lines = [
    'version: 1',
    `title: ${plainOrQuoted(title)}`,
    'objectives:',
    '  availability:',
    '    title: Availability',
    '    kind: slo',
    '    target: { atLeast: 99.9, warning: 99.95 }',
    '    window: 30d',
    '    indicator:',
    '      ratio: { good: successes, total: requests }',
    '    source: { path: data/availability.csv, time: day }',
    '',
  ];
  const uri = titledFile(root, title, NAMING, (candidate) => graph.fileExists(candidate));
  const text = lines.join('\n');
  return [
    { kind: 'create', uri, text, placeholders: wordsToFill(text, text.indexOf('\n    indicator:'), WORDS) },
  ];
}
