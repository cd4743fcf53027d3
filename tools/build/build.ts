import { LEFT_OUT_VARIABLE, readLeftOutArguments } from '../../app/interpreter/build/leftOut.ts';
import { buildPage } from './buildPage.ts';

/**
 * `npm run build`: the interpreter and the page, each where what it is made of has changed. `--plain` leaves out what is
 * done for speed alone, `--without NAME` one trick of it.
 */
const asked = readLeftOutArguments(process.argv.slice(2));
if (asked.kind === 'unusable') {
  console.error(`${asked.problem}\n\nbuild: npm run build [-- --plain | --without NAME …]`);
  process.exit(2);
}
// Without options, what the environment says stays.
if (asked.value !== '') process.env[LEFT_OUT_VARIABLE] = asked.value;
const result = await buildPage();
if (result.kind === 'unchanged') console.log('dist is up to date.');
if (result.kind === 'failed') {
  console.error(`Building ${result.step} failed; the reason stands above.`);
  process.exitCode = 1;
}
