// bench-frames.mjs — `npm run bench -- --frames`: how often the picture lab shows a megapixel anew while its kernel is
// being edited, in headless Chromium, on the page as it is served.
import { editKernel } from '../tests/bench/page/edit-kernel.mjs';
import { withServedPage } from './served-page.mjs';

const SECONDS = 5;

/** @returns {Promise<string>} a Markdown table */
export function benchFrames() {
  return withServedPage(async (browser, url) => {
    const rows = [];
    for (const size of [3, 5, 7, 11]) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const k = Array(size).fill(Array(size).fill(1).join(',')).join(';');
      await page.goto(`${url}/?lab=images&lang=en#v1.side=1024&k=${k}`);
      await page.getByText(/1,048,576 sums/).waitFor();
      await page.evaluate(editKernel, { size, seconds: 1 });
      const { results, frames, convolve, paint } = await page.evaluate(editKernel, { size, seconds: SECONDS });
      await page.close();
      const cells = [`${size}×${size}`, results.toFixed(1), frames.toFixed(1), convolve.toFixed(1), paint.toFixed(1)];
      rows.push(`| ${cells.join(' | ')} |`);
    }
    const head = ['kernel on 1024²', 'results shown a second', 'frames a second', 'convolved in ms', 'painted in ms'];
    return [`| ${head.join(' | ')} |`, `| --- |${' ---: |'.repeat(head.length - 1)}`, ...rows].join('\n');
  });
}
