import assert from 'node:assert/strict';
import type { Answers, Question } from '../contributions/command.ts';
import { isNewFile } from '../contributions/produced-file.ts';
import { applyChanges, type WorkspaceChange } from '../text/change.ts';
import { isRefusal, type Refusal } from '../text/refusal.ts';
import { DEFAULT_SETTINGS } from '../../kinds/settings.ts';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { commandOf } from './commands.ts';

const ACCEPTED = '# Use Kafka\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n';
const workspace = workspaceOf({
  'docs/adr/0001-use-kafka.md': ACCEPTED,
  'docs/adr/0002-old.md': ACCEPTED.replace('Accepted', 'Rejected').replace('Use Kafka', 'Old'),
  'notes.md': '# Notes\n',
});
const KAFKA = uriOf('docs/adr/0001-use-kafka.md');

function questionOf(command: string, uri: string, answers: Answers): Question | undefined {
  const pending = commandOf(workspace, { command, uri, answers });
  assert.ok(!isRefusal(pending), JSON.stringify(pending));
  return pending.ask();
}

function changesOf(command: string, uri: string, answers: Answers): readonly WorkspaceChange[] {
  const pending = commandOf(workspace, { command, uri, answers });
  assert.ok(!isRefusal(pending), JSON.stringify(pending));
  const changes = pending.run();
  assert.ok(!isRefusal(changes) && !isNewFile(changes), JSON.stringify(changes));
  return changes;
}

describe('commands of kinds', () => {
  it('ask one thing after the other, the template of the settings first', () => {
    const first = questionOf('vitruve.newDecision', ROOT, {});
    assert.equal(first?.key, 'template');
    assert.equal(first.type === 'choice' && first.choices[0]?.id, 'madr');
    assert.equal(questionOf('vitruve.newDecision', ROOT, { template: 'nygard' })?.key, 'title');
    assert.equal(questionOf('vitruve.newDecision', ROOT, { template: 'nygard', title: 'x' }), undefined);
  });

  it("offer the team's own templates of decisions before the others", () => {
    const own = workspaceOf({
      'docs/adr/0001-kafka.md': '# Kafka\n\n## Status\n\nAccepted\n\n## Decision\n\nx\n',
      'docs/adr/template.md': '# TITLE\n',
      'docs/other/template.md': '# TITLE\n',
    });
    const pending = commandOf(own, { command: 'vitruve.newDecision', uri: ROOT, answers: {} });
    assert.ok(!isRefusal(pending));
    const question = pending.ask();
    assert.deepEqual(question?.type === 'choice' && question.choices.slice(0, 2).map(({ id }) => id), [
      'docs/adr/template.md',
      'madr',
    ]);
  });

  it("take the team's own template that the settings name without a question, and nothing in its place", () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      adr: { ...DEFAULT_SETTINGS.adr, ownTemplate: 'docs/adr/template.md' },
    };
    const record = '# Kafka\n\n## Status\n\nAccepted\n\n## Decision\n\nx\n';
    const run = (
      files: Readonly<Record<string, string>>,
      answers: Answers,
    ): readonly WorkspaceChange[] | Refusal => {
      const own = workspaceOf({ 'docs/adr/0001-kafka.md': record, ...files }, { settings });
      const pending = commandOf(own, { command: 'vitruve.newDecision', uri: ROOT, answers });
      assert.ok(!isRefusal(pending));
      assert.equal(pending.ask(), undefined);
      const result = pending.run();
      assert.ok(!isNewFile(result));
      return result;
    };
    const template = { 'docs/adr/template.md': '# TITLE\n\n## Budget\n' };
    const made = run(template, { title: 'Use Redis' });
    assert.ok(!isRefusal(made) && made[0]?.kind === 'create');
    assert.equal(made[0].text, '# Use Redis\n\n## Budget\n');
    const chosen = run(template, { title: 'Use Redis', template: 'nygard' });
    assert.ok(!isRefusal(chosen) && chosen[0]?.kind === 'create' && chosen[0].text.includes('## Context'));
    const refused = run({}, { title: 'Use Redis' });
    assert.match(
      isRefusal(refused) ? refused.refused : '',
      /^"docs\/adr\/template\.md" is not a valid template\. /u,
    );
  });

  it('ask for no template where there is no choice to make', () => {
    assert.equal(questionOf('vitruve.newRaci', ROOT, {})?.key, 'title');
  });

  it('write a new manifest with the next number', () => {
    const [created] = changesOf('vitruve.newDecision', ROOT, { template: 'nygard', title: 'Use Redis' });
    assert.equal(created?.kind === 'create' && created.uri, uriOf('docs/adr/0003-use-redis.md'));
  });

  it('offer only the statuses that a decision may take', () => {
    const question = questionOf('vitruve.changeStatus', KAFKA, {});
    assert.ok(question?.type === 'choice');
    assert.deepEqual(
      question.choices.map(({ id }) => id),
      ['deprecated', 'superseded'],
    );
  });

  it('say so when there is nothing to choose', () => {
    const question = questionOf('vitruve.changeStatus', uriOf('docs/adr/0002-old.md'), {});
    assert.ok(question?.type === 'choice');
    assert.deepEqual(question.choices, []);
    assert.notEqual(question.ifNone, '');
  });

  it('change the document', () => {
    const changes = changesOf('vitruve.changeStatus', KAFKA, { status: 'deprecated' });
    const edits = changes.filter((change) => change.kind === 'text');
    assert.match(applyChanges(ACCEPTED, edits), /## Status\n\nDeprecated/u);
  });

  it('supersede a decision by a new one', () => {
    const changes = changesOf('vitruve.supersedeDecision', KAFKA, { title: 'Use NATS' });
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ['create', 'text'],
    );
  });

  it('refuse an answer that is not one of the choices', () => {
    const pending = commandOf(workspace, {
      command: 'vitruve.changeStatus',
      uri: KAFKA,
      answers: { status: 'draft' },
    });
    assert.ok(!isRefusal(pending) && isRefusal(pending.run()));
  });

  it('refuse a document of another kind, and a name that no command has', () => {
    const request = { uri: uriOf('notes.md'), answers: {} };
    assert.ok(isRefusal(commandOf(workspace, { ...request, command: 'vitruve.changeStatus' })));
    assert.ok(isRefusal(commandOf(workspace, { ...request, command: 'vitruve.nothing' })));
  });
});
