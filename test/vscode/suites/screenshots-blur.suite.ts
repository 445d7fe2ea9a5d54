import { blurPicture } from './pictures.ts';

describe('pictures of the viewer of photos for the documentation', () => {
  it('photos before and after', () => blurPicture('blur'));
});
