import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, folder, hands, hasHands } from './editor.ts';
import { selected, thing, View } from './view.ts';

const COUNT = 1000;

/** A decision that builds on an earlier one. */
function decision(index: number): string {
  const earlier = `ADR-${String(1000 + Math.floor(index / 3))}`;
  return `---\nstatus: accepted\ndate: 2025-01-10\n---\n\n# Decision ${String(index)}\n\n## Context and Problem Statement\n\nIt follows from ${earlier}.\n`;
}

describe('views of a thousand decisions', () => {
  before(async function () {
    if (!hasHands) this.skip();
    await Promise.all(
      Array.from({ length: COUNT }, (_, index) => {
        const path = `docs/decisions/${String(1000 + index)}-decision-${String(index)}.md`;
        return vscode.workspace.fs.writeFile(
          vscode.Uri.joinPath(folder(), path),
          Buffer.from(decision(index)),
        );
      }),
    );
  });
  afterEach(closeAll);

  it('are drawn as clusters, which open, and lead to the source', async () => {
    const isCluster = (id: string): boolean => id.startsWith('group:cluster ');
    const isDecision = (id: string): boolean => id.startsWith('ADR-');
    const graph = await View.open('adr/graph');
    await graph.drawn((things) => things.filter(isCluster).length > 1 && !things.some(isDecision));
    await hands({ do: 'screenshot', name: 'views/adr-graph-1000' });
    await graph.press('Enter', thing((await graph.things()).find(isCluster) ?? ''));
    await graph.drawn((things) => things.some(isDecision));
    await graph.press('Enter', thing((await graph.things()).find(isDecision) ?? ''));
    await selected(/\/docs\/decisions\/[^/]+\.md$/u, /./u);
    assert.deepEqual(JSON.parse(await hands({ do: 'refusals' })), []);
  });
});
