import type { PageData } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { render } from 'preact';
import { readyPage } from '../frame/page.ts';
import { wearPictureStyle } from '../frame/picture-style.ts';
import { PageView } from './page-view.tsx';

wearPictureStyle();
const root = readyPage((message) => {
  const notice = document.createElement('p');
  notice.setAttribute('role', 'alert');
  notice.textContent = t('The page does not work in this browser: {0}', message);
  document.body.prepend(notice);
});
// `workspace/src/page/page.ts` wrote it.
const data = JSON.parse(document.getElementById('vitruve-page')?.textContent ?? '{}') as PageData;
render(<PageView data={data} />, root);
