// browser.mjs — the Chromium that the browser tests drive, and fonts for what the page writes.
import { findProgram, installPackages } from './system-packages.mjs';
import { run } from './terminal.mjs';

/** The shell first: without windows of its own, opening a page takes it a third of the work. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser'];

/** The Chromium of this machine, or the one the user names. @returns {string | undefined} */
export function findBrowser(env = process.env) {
  return env.CONVSCOPE_CHROMIUM ?? names.map((name) => findProgram(name, env.PATH)).find((path) => path !== undefined);
}

/**
 * What a whole Chromium is to leave out. It holds the last such list alone, so what Playwright's has is here again; ours
 * are the address bar's pages: two more renderers for each window, which took as long as the page under test.
 */
const leftOut = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'PreloadTopChromeWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

/** How it is started: it talks to nobody, and root may start it. */
export function launchOptions() {
  return {
    executablePath: findBrowser(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--disable-features=${leftOut.join(',')}`,
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
    ...(findBrowser() ? [] : ['chromium-headless-shell', 'fonts-liberation']),
    ...((await hasChineseFont()) ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ];
  if (missing.length > 0) await installPackages(missing, 'testing the page in a browser');
}
