// figures.mjs — `npm run figures`: the pictures of the README, taken anew from the built page.
import { join } from 'node:path';
import { installNodeModules } from './install.mjs';
import { root } from './paths.mjs';
import { withServedPage } from './served-page.mjs';
import { runMain } from './terminal.mjs';

/**
 * What a picture shows: a prepared lab, as a link restores it, and how much of the page, px.
 * @type {readonly { name: string, lab: string, state: string, width: number, height: number }[]}
 */
const figures = [
  {
    name: 'correlation',
    lab: 'correlate',
    state: 'x=0,1,2,3;3,4,5,1;6,7,8,0;2,1,0,4&padding=1,0,1,1&stride=2&at=1,1',
    width: 1060,
    height: 1160,
  },
  { name: 'learning', lab: 'learn', state: 'step=20', width: 1180, height: 1330 },
  { name: 'channels', lab: 'learn', state: 'ins=2&outs=3&step=20', width: 1180, height: 1290 },
  { name: 'pictures', lab: 'images', state: '', width: 1060, height: 860 },
  { name: 'receptive-field', lab: 'receptive', state: '', width: 1100, height: 800 },
];

await runMain(async () => {
  await installNodeModules();
  await withServedPage(async (browser, url) => {
    for (const { name, lab, state, width, height } of figures) {
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme: 'light',
        reducedMotion: 'reduce',
      });
      await page.goto(`${url}/?lab=${lab}&lang=en#v1.${state}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(1000); // a run that a link restores goes to its step first
      await page.screenshot({ path: join(root, 'docs/figures', `${name}.png`) });
      await page.close();
    }
  });
});
