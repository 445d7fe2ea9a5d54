import { startSourcesAs } from '../../engine/src/programs/program-path.ts';

/** Tests start processes of the engine often; a bundle of their sources starts in a fraction of the time, and is made on first use. */
export const mochaHooks = {
  async beforeAll(): Promise<void> {
    // Branches are counted in the sources.
    if (process.env['NODE_V8_COVERAGE'] !== undefined) return;
    const { bundledProgram } = await import('../../engine/src/testing/bundled-program.ts');
    startSourcesAs(bundledProgram);
  },
};
