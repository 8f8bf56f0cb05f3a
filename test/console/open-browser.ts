import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';
import { installPackage } from '../setup/install-package.js';

/** Where systems put the browser. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ADVICE =
  'These tests need a Chromium. Set NIANBAO_CHROMIUM to its executable, or install it (for example: apt-get install chromium).';

/**
 * Starts the browser that NIANBAO_CHROMIUM names, or that is installed; the caller closes it.
 *
 * @throws Error saying what to do, when there is none
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.NIANBAO_CHROMIUM ?? (await installedBrowser()) });
}

async function installedBrowser(): Promise<string> {
  const found = await firstExecutable();
  if (found !== null) return found;
  await installPackage('chromium', ADVICE);
  const installed = await firstExecutable();
  if (installed === null) throw new Error(ADVICE);
  return installed;
}

async function firstExecutable(): Promise<string | null> {
  for (const path of USUAL_PLACES) {
    const executable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) return path;
  }
  return null;
}
