import assert from 'node:assert/strict';
import { PictureFolder } from '../../testing/pictures.ts';
import { taskOf } from './inputs.ts';
import { planRun } from './plan-run.ts';

describe('the plan of vitruve/blur', () => {
  let folder: PictureFolder;
  beforeEach(async () => {
    folder = new PictureFolder();
    await folder.write({ 'one/cover.png': 'x', 'two/cover.png': 'x' });
  });
  afterEach(() => {
    folder.remove();
  });

  it('reads the picture that covers; where it is makes no other fingerprint', async () => {
    const [one, two] = await Promise.all(
      ['one', 'two'].map((name) =>
        planRun(
          taskOf({ images: [folder.at(name)], allowEmpty: true, picture: folder.at(name, 'cover.png') }),
          1,
        ),
      ),
    );
    assert.ok(one?.reads.includes(folder.at('one', 'cover.png')));
    assert.equal(two?.fingerprint, one?.fingerprint);
  });

  it('writes HEIC as JPEG, beside that of a JPEG of the same name', async () => {
    await folder.write({ 'three/a.heic': 'x', 'three/a.jpg': 'x', 'three/b.HIF': 'x' });
    const { writes } = await planRun(taskOf({ images: [folder.at('three')] }), 1);
    assert.deepEqual(
      [...writes].sort(),
      ['a-heic.blurred.jpg', 'a-jpg.blurred.jpg', 'b.blurred.jpg'].map((name) => folder.at('three', name)),
    );
  });
});
