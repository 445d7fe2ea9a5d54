import { areaFor } from '../../vision/anonymization/mask.ts';
import type { Anonymisation } from '../../vision/anonymization/method.ts';
import type { Painter } from '../../vision/anonymization/painter.ts';
import type { PictureFormat } from '../../vision/images/format.ts';
import type { Picture } from '../../vision/images/picture.ts';
import type { PageDetection } from './task.ts';

/** In an animation, boxes of the pages before and after are covered too: a face that is missed in one page is seen in the next. */
const NEIGHBOURS = 1;

const ANIMATED: readonly PictureFormat[] = ['gif', 'webp'];

/** Makes everything that was found unrecognisable, in place. */
export async function coverAll(
  picture: Picture,
  detections: readonly PageDetection[],
  anonymisation: Anonymisation,
  painter: Painter,
): Promise<void> {
  const reach = ANIMATED.includes(picture.format) ? NEIGHBOURS : 0;
  for (const [index, page] of picture.pages.entries()) {
    for (const { subject, box, page: on = 0 } of detections) {
      if (Math.abs(on - index) > reach) continue;
      const area = areaFor(subject, box, anonymisation, page);
      if (area) await painter(page, area);
    }
  }
}
