import { t } from '@vscode/l10n';
import { counted, language } from '@vitruve/manifests';
import type { ModelIdentity, Subject } from '../../../vision/detection/detection.ts';
import type { Audit, AuditedDone, AuditedImage, Processing } from './audit.ts';
import { table, type Block, type Row } from '../../../running/report/block.ts';
import { kindText, type PassedOver } from '../passed-over.ts';
import { subjectName } from './subject-name.ts';
import { printable } from '../../../running/report/printable.ts';
import { settingsBlock } from './settings-block.ts';

/** Images that are listed one by one; a longer list is in the JSON report. */
const LISTED = 1000;

/** The audit report as a page for the register of processing, in the user's language. */
export function auditPage(audit: Audit): readonly Block[] {
  return [
    { kind: 'title', text: t('Anonymization report') },
    overview(audit),
    { kind: 'heading', text: t('Settings') },
    settingsBlock(audit),
    { kind: 'heading', text: t('Models') },
    ...models(audit.models),
    { kind: 'heading', text: t('Images') },
    ...images(audit.images),
    ...faults(audit.images),
    ...passedOver(audit.passedOver),
    { kind: 'heading', text: t('What this report does not guarantee') },
    limits(audit),
  ];
}

/** What the configuration says, in as many rows as it says things. */
function processingRows({ name, purpose, owner, decisions = [] }: Processing): readonly Row[] {
  const fields: readonly (readonly [string, string | undefined])[] = [
    [t('Processing'), name],
    [t('Purpose'), purpose],
    [t('Owner'), owner],
    [t('Decisions'), decisions.length > 0 ? decisions.join(', ') : undefined],
  ];
  return fields.flatMap(([what, text]): Row[] => (text === undefined ? [] : [[what, text]]));
}

function overview({ began, time, tool, summary, processing = {} }: Audit): Block {
  const { decisions } = summary;
  const rows: readonly Row[] = [
    ...processingRows(processing),
    [t('Date'), new Date(began).toLocaleString(language(), { dateStyle: 'long', timeStyle: 'medium' })],
    [t('Duration'), seconds(time)],
    [t('Program'), `${tool.name} ${tool.version}`],
    [t('Images'), summary.images],
    [t('Processed'), summary.done],
    [t('Already done by an earlier run'), summary.skipped],
    [t('Failed'), summary.failed],
    [t('Cancelled'), summary.cancelled],
    [t('Faces'), summary.faces],
    [t('Plates'), summary.plates],
    [t('Images without detections'), summary.withoutFindings],
    [
      t('Manual changes'),
      t(
        '{0} added, {1} removed, {2} moved, {3} in excluded zones',
        decisions.added,
        decisions.removed,
        decisions.moved,
        decisions.excluded,
      ),
    ],
  ];
  return table([t('Run'), ''], rows);
}

function models(identities: readonly ModelIdentity[]): readonly Block[] {
  const list = table(
    [t('Model'), t('Detects'), t('License'), 'SHA-256'],
    identities.map(({ id, subject, licence, hash }) => [id, subjectName(subject), licence, hash]),
  );
  const notes = identities.flatMap(({ id, training }) =>
    training === undefined ? [] : [t('{0}: {1}', id, training)],
  );
  return notes.length > 0 ? [list, { kind: 'list', items: notes }] : [list];
}

function images(all: readonly AuditedImage[]): readonly Block[] {
  const done = all.filter(
    (image): image is AuditedDone => image.state === 'done' || image.state === 'skipped',
  );
  const listed = done.slice(0, LISTED);
  // A column of nothing would take its room from the names.
  const remarked = listed.some(({ remarks }) => remarks.length > 0);
  const rows = listed.map(({ path, output, detections, remarks, width, height, time }) => [
    printable(path),
    output === null ? '–' : printable(output),
    `${width}\u00a0×\u00a0${height}`,
    countOf(detections, 'face'),
    countOf(detections, 'plate'),
    t('{0} ms', time.read + time.detect + time.write),
    ...(remarked ? [remarks.join(' ')] : []),
  ]);
  const list = table(
    [
      ...[t('Image'), t('Result'), t('Pixels'), t('Faces'), t('Plates'), t('Time')],
      ...(remarked ? [t('Notes')] : []),
    ],
    rows,
  );
  const more = done.length - LISTED;
  return more > 0
    ? [list, { kind: 'text', text: t('Further entries in the JSON report: {0}.', more) }]
    : [list];
}

function faults(all: readonly AuditedImage[]): readonly Block[] {
  const failed = all.filter((image) => image.state === 'failed');
  if (failed.length === 0) return [];
  return [
    { kind: 'heading', text: t('Not processed') },
    table(
      [t('Image'), t('Reason')],
      failed.map(({ path, reason }) => [printable(path), printable(reason)]),
    ),
  ];
}

function passedOver(groups: readonly PassedOver[]): readonly Block[] {
  if (groups.length === 0) return [];
  return [
    { kind: 'heading', text: t('Not read') },
    {
      kind: 'text',
      text: t('Vitruve does not read these files of the folders. What they show is not covered.'),
    },
    table(
      [t('Type'), t('Files'), t('First files')],
      groups.map(({ kind, count, first }) => [
        kindText(kind),
        count,
        [...first.map(printable), ...(count > first.length ? ['…'] : [])].join(', '),
      ]),
    ),
  ];
}

function limits({ summary, settings: { anonymisation, metadata } }: Audit): Block {
  const lines = [
    t(
      'No detector finds everything: faces that are small (under 20 pixels), turned away, partly hidden or out of focus, and plates that are small, dirty or seen from the side are missed. Review the results before you publish them.',
    ),
    t(
      'People can be recognized by more than faces and plates: clothes, tattoos, places, text in the image, file names.',
    ),
    t(
      'The originals were not changed. As long as they exist, the results are pseudonymous rather than anonymous (GDPR, recital 26).',
    ),
  ];
  if (summary.withoutFindings > 0) {
    lines.push(
      counted(
        summary.withoutFindings,
        '{0} image has no detections. This does not mean that it shows nobody.',
        '{0} images have no detections. This does not mean that they show nobody.',
      ),
    );
  }
  if (summary.failed + summary.cancelled > 0) {
    lines.push(
      counted(
        summary.failed + summary.cancelled,
        '{0} image was not processed and has no result.',
        '{0} images were not processed and have no result.',
      ),
    );
  }
  if (anonymisation?.method === 'mosaic' || anonymisation?.method === 'gaussian') {
    lines.push(
      t(
        'The method keeps approximate colors and brightness. Someone who knows the people or plates could compare them; "solid" leaves nothing to compare.',
      ),
    );
  }
  if (metadata === 'kept') lines.push(t('Metadata was kept: location, date and device can identify people.'));
  return { kind: 'list', items: lines };
}

function countOf(detections: readonly { readonly subject: Subject }[], subject: Subject): number {
  return detections.filter((one) => one.subject === subject).length;
}

function seconds(milliseconds: number): string {
  return t('{0} s', (milliseconds / 1000).toLocaleString(language(), { maximumFractionDigits: 1 }));
}
