import { buildPage } from './buildPage.ts';

/** `npm run build`: the interpreter and the page, each where what it is made of has changed. */
const result = await buildPage();
if (result.kind === 'unchanged') console.log('dist is up to date.');
if (result.kind === 'failed') {
  console.error(`Building ${result.step} failed; the reason stands above.`);
  process.exitCode = 1;
}
