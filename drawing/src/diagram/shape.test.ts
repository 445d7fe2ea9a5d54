import assert from 'node:assert/strict';
import { NODE_SHAPES } from '@vitruve/manifests';
import { innerPaths, outlinePath } from './shape.ts';

describe('outlines of nodes', () => {
  for (const shape of NODE_SHAPES)
    it(`${shape}: are paths that can be drawn, however small`, () => {
      for (const size of [
        { width: 26, height: 14 },
        { width: 200, height: 60 },
        { width: 4, height: 4 },
      ]) {
        for (const path of [outlinePath(shape, size), ...innerPaths(shape, size, 'solid')])
          assert.doesNotMatch(path, /--|NaN|Infinity/u, `${size.width} × ${size.height}`);
      }
    });
});
