import assert from 'node:assert/strict';
import { TODAY, uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { KUBERNETES } from '../kind.ts';
import { hoverValue } from './hover-value.ts';
import { DEFAULT_SETTINGS } from '../../../kinds/settings.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';

const TEXT = `apiVersion: batch/v1
kind: CronJob
metadata: {name: a}
spec:
  schedule: "30 2 * * 1"
  timeZone: Europe/Paris
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: a
              image: nginx:1
              resources: {limits: {cpu: 500m, memory: 512Mi, nvidia.com/gpu: 1}}
`;

function hover(word: string): string | undefined {
  const document = TextDocument.create(uriOf('a.yaml'), 'yaml', 0, TEXT);
  const { model } = KUBERNETES.parse(document);
  const { graph } = workspaceOf({ 'a.yaml': TEXT });
  const context = { model, document, graph, settings: DEFAULT_SETTINGS, today: TODAY };
  return hoverValue(context, TEXT.indexOf(word) + 1)?.markdown;
}

describe('hover over values of Kubernetes', () => {
  for (const [word, markdown] of [
    ['30 2', 'At 02:30, only on Monday (Europe/Paris)'],
    ['500m', '0.5 CPU'],
    ['512Mi', '536,870,912 bytes = 512 Mi = 536.871 M'],
    ['1}}', undefined],
    ['Never', undefined],
  ] as const)
    it(word, () => {
      assert.equal(hover(word), markdown);
    });
});
