import type { Diagram, Tone, ViewSnapshot } from '@vitruve/manifests';

/** What is drawn of the state of a stage. */
export interface DrawnState {
  /** Instead of the second line. */
  readonly detail: string;
  readonly tone: Tone;
}

/**
 * A diagram of stages with their states: in words, which are read aloud too, and as colors.
 * @param stateOf of the name of a stage.
 */
export function withStates(
  shown: ViewSnapshot,
  stateOf: (stage: string) => DrawnState | undefined,
): ViewSnapshot {
  const { content } = shown;
  if (content?.type !== 'diagram') return shown;
  let text = '';
  const nodes = content.diagram.nodes.map((node): Diagram['nodes'][number] => {
    // Files are cylinders.
    const state = node.shape === 'cylinder' ? undefined : stateOf(node.label);
    if (!state) return node;
    text += `${node.id}:${state.detail}\n`;
    const { detail, tone } = state;
    return { ...node, detail, tone, description: [node.detail, detail].filter(Boolean).join(', ') };
  });
  if (text === '') return shown;
  const diagram = { ...content.diagram, nodes };
  return { ...shown, version: `${shown.version} ${text}`, content: { ...content, diagram } };
}
