import { t } from '@vscode/l10n';
import { counted } from '../../../core/language.ts';
import { isPlainList, isPlainMap, type Plain } from '../../../formats/architecture/checks/check.ts';
import type { Since } from './broken-since.ts';
import type { Proof, ProvenDecision, Told } from './proof.ts';

/** Since when checks are broken, as far as it is known. */
export type ProofSince = ReadonlyMap<Proof, Since>;

/** Instances of one sort that people are shown; JSON has all. */
const SHOWN = 20;
/** Letters of a hash that people are shown. */
const SHORT = 9;

/** A decision with its checks, for people. @param file path from the folder. */
export function decisionLines(
  { decision, proofs, unread }: ProvenDecision,
  since: ProofSince,
  file: string,
): readonly string[] {
  const title = decision.detail === undefined ? decision.name : `${decision.name} ${decision.detail}`;
  const isProposed = decision.facts?.status !== 'accepted';
  const head = isProposed ? t('{0} ({1}), not accepted yet', title, file) : `${title} (${file})`;
  const lines = proofs.flatMap((proof) => proofLines(proof, since.get(proof)));
  if (unread > 0)
    lines.push(
      counted(
        unread,
        '{0} check cannot be read: run "vitruve check" for the reason',
        '{0} checks cannot be read: run "vitruve check" for the reason',
      ),
    );
  return [head, ...lines.map((line) => `  ${line}`), ''];
}

function proofLines(proof: Proof, since: Since | undefined): string[] {
  const { check, broken, proven, open, excepted, unselected } = proof;
  const missing = (told: Told): string =>
    told.values.length === 0
      ? told.subject
      : t('{0}: the model does not specify {1}', told.subject, told.values.map(({ key }) => key).join(', '));
  const lines = [
    ...shown(broken.map((told) => `✗ ${subjectText(told, check.requirement)}`)),
    ...(since ? [sinceText(since)] : []),
    ...shown(open.map((told) => `? ${missing(told)}`)),
    ...shown(proven.map((told) => `✓ ${subjectText(told)}`)),
    ...(excepted.length > 0 ? [t('Excluded by an exception: {0}', shown(excepted).join(', '))] : []),
    ...(unselected.length > 0 ? [unselectedText(unselected)] : []),
  ];
  return [headOf(proof), ...lines.map((line) => `  ${line}`)];
}

function headOf({ check, verdict, system, looked, proven, broken, open }: Proof): string {
  const state = system?.states[system.current]?.name ?? '';
  const where = system ? (state === '' ? system.name : t('{0}, state "{1}"', system.name, state)) : '';
  const bound = check.verb === 'atMost' ? plainText(check.requirement) : '';
  switch (verdict) {
    case 'no-model':
      return t('{0}: there is no architecture model', check.id);
    case 'empty':
      return t('{0}: does not apply to anything in the model ({1})', check.id, where);
    case 'unknown':
      return t('{0}: unknown for {1} ({2})', check.id, open.length, where);
    case 'broken':
      return bound === ''
        ? t('{0}: broken by {1} ({2})', check.id, broken.length, where)
        : t('{0}: broken by {1}, at most {2} ({3})', check.id, broken.length, bound, where);
    case 'holds':
      if (bound !== '')
        return t('{0}: holds for {1}, at most {2} ({3})', check.id, proven.length, bound, where);
      return proven.length > 0
        ? t('{0}: holds for {1} ({2})', check.id, proven.length, where)
        : t('{0}: holds: none among {1} ({2})', check.id, lookedText(check.subject, looked), where);
  }
}

function lookedText(subject: Proof['check']['subject'], looked: number): string {
  return subject === 'elements'
    ? counted(looked, '{0} element', '{0} elements')
    : counted(looked, '{0} flow', '{0} flows');
}

/** `cache: encryption = none (asked: field)`. @param requirement what was asked, for what is not so. */
function subjectText({ subject, values }: Told, requirement?: Plain): string {
  if (values.length === 0) return subject;
  const said = values.map(({ key, values: all }) => `${key} = ${all?.join(', ') ?? '?'}`).join('; ');
  return requirement === undefined || typeof requirement !== 'object'
    ? `${subject}: ${said}`
    : t('{0}: {1} (asked: {2})', subject, said, plainText(requirement));
}

/** A selector as it is written, in one line. */
function plainText(value: Plain): string {
  if (isPlainList(value)) return `[${value.map(plainText).join(', ')}]`;
  if (!isPlainMap(value)) return String(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${key}: ${plainText(inner)}`);
  return `{ ${pairs.join(', ')} }`;
}

function unselectedText(unselected: readonly Told[]): string {
  const keys = new Set(unselected.flatMap(({ values }) => values.map(({ key }) => key)));
  return t(
    'Not checked: {0}, because the model does not specify {1}',
    unselected.length,
    [...keys].join(', '),
  );
}

function sinceText(since: Since): string {
  if (since.cause === 'uncommitted') return t('Broken by changes that are not committed');
  const { hash, date, author } = since.commit;
  const commit = hash.slice(0, SHORT);
  switch (since.cause) {
    case 'commit':
      return t('Broken since {0} of {1} by {2}', commit, date, author);
    case 'time':
      return t('Broken by no commit: an exception ended after {0} of {1}', commit, date);
    case 'earlier':
      return t('Broken since {0} of {1} or earlier: older commits were not searched', commit, date);
  }
}

function shown(texts: readonly string[]): readonly string[] {
  if (texts.length <= SHOWN) return texts;
  return [...texts.slice(0, SHOWN), t('… and {0} more', texts.length - SHOWN)];
}
