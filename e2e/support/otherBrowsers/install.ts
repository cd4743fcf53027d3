import { installFromDebian } from '../debian.ts';
import { findFirefox } from './firefox.ts';
import { findWebKit } from './webkit.ts';

/** Installs the browsers that a test of all browsers needs besides Chromium, where they are missing and may be installed. */
export function installOtherBrowsers(): void {
  if (findFirefox().kind === 'missing') installFromDebian('Firefox', ['firefox-esr']);
  if (findWebKit().kind === 'missing') installFromDebian('WebKitGTK', ['webkit2gtk-driver', 'xvfb']);
}
