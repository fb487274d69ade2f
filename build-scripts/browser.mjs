// browser.mjs — the Chromium that the browser tests drive, and fonts for what the page writes.
import { findProgram, installPackages } from './system-packages.mjs';
import { run } from './terminal.mjs';

/** The Chromium of this machine, or the one the user names. @returns {string | undefined} */
export function findBrowser() {
  return process.env.CONVSCOPE_CHROMIUM ?? findProgram('chromium') ?? findProgram('chromium-browser');
}

/** How it is started: it talks to nobody, and root may start it. */
export function launchOptions() {
  return {
    executablePath: findBrowser(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

async function hasChineseFont() {
  if (!findProgram('fc-list')) return false;
  return (await run(['fc-list', ':lang=zh'], { mayFail: true })).output.trim() !== '';
}

/** Installs what is missing for the browser tests. */
export async function prepareBrowser() {
  const missing = [
    ...(findBrowser() ? [] : ['chromium', 'fonts-liberation']),
    ...((await hasChineseFont()) ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ];
  if (missing.length > 0) await installPackages(missing, 'testing the page in a browser');
}
