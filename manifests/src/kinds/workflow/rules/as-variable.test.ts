import assert from 'node:assert/strict';
import { applyChanges, type TextChange } from '../../../core/text/change.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const PATH = '.github/workflows/ci.yml';

/** A step of a job, once the title of an issue is passed to its script as a variable; undefined where that is not offered. */
function passed(step: string): string | undefined {
  const before = `on: issues
permissions: {}
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
`;
  const text = `${before}      ${step}\n`;
  const workspace = workspaceOf({ [PATH]: text });
  const finding = workspace
    .check(uriOf(PATH))
    .findings.find(({ rule }) => rule === 'workflow/untrusted-input');
  assert.ok(finding, step);
  const [fix] = finding.fixes ?? [];
  if (!fix) return undefined;
  const changes = fix.changes().filter((change): change is TextChange => change.kind === 'text');
  return applyChanges(text, changes).slice(before.length).trim();
}

const TITLE = '${{ github.event.issue.title }}';

describe('passing what others write to a script as a variable', () => {
  it('puts quotes around it where there are none', () => {
    assert.equal(
      passed(`- run: echo ${TITLE}`),
      `- run: echo "$ISSUE_TITLE"\n        env:\n          ISSUE_TITLE: ${TITLE}`,
    );
  });

  it('leaves the quotes that are open before it', () => {
    for (const before of ['', '"a" ', '\\" '])
      assert.match(passed(`- run: echo ${before}"${TITLE}"`) ?? '', /"\$\{ISSUE_TITLE\}"\n/u, before);
    assert.match(passed(`- run: echo "a" ${TITLE}`) ?? '', /"a" "\$ISSUE_TITLE"\n/u);
  });

  it('is not offered between single quotes, in which a shell reads no variable', () => {
    assert.equal(passed(`- run: echo '${TITLE}'`), undefined);
    assert.match(passed(`- run: echo 'a' ${TITLE}`) ?? '', /'a' "\$ISSUE_TITLE"\n/u);
    assert.match(passed(`- run: echo "it's ${TITLE}"`) ?? '', /"it's \$\{ISSUE_TITLE\}"\n/u);
  });

  it('is not offered for shells that read variables otherwise', () => {
    assert.equal(passed(`- { shell: pwsh, run: 'echo ${TITLE}' }`), undefined);
  });

  it('joins the variables that the step has', () => {
    assert.equal(
      passed(`- run: echo ${TITLE}\n        env:\n          A: 1`),
      `- run: echo "$ISSUE_TITLE"\n        env:\n          A: 1\n          ISSUE_TITLE: ${TITLE}`,
    );
    assert.equal(passed(`- run: echo ${TITLE}\n        env:\n          ISSUE_TITLE: 1`), undefined);
  });
});
