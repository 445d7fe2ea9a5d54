import { workbenchPicture } from './pictures.ts';

describe('pictures for the French documentation', () => {
  it('a risk table, a matrix and the views', () => workbenchPicture('workbench-fr'));
});
