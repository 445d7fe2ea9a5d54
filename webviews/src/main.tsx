import mermaid from 'mermaid';
Object.assign(globalThis, { mermaid });
acquireVsCodeApi().postMessage({ type: 'ready' });
