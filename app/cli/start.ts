import { buildPage, PAGE_FOLDER } from '../../tools/build/buildPage.ts';
import { addresses, listen, portProblem } from './serve/listen.ts';
import { siteServer } from './serve/server.ts';
import { readStartArguments, USAGE } from './serve/startArguments.ts';

/** `npm start`: builds the page where it is not up to date, serves it, and says where. */
async function start(args: string[]): Promise<number> {
  const asked = readStartArguments(args);
  if (asked.kind === 'help') {
    console.log(USAGE);
    return 0;
  }
  if (asked.kind === 'unusable') {
    console.error(`${asked.problem}\n\n${USAGE}`);
    return 2;
  }
  const problem = await portProblem(asked.port, asked.toNetwork);
  if (problem !== null) {
    console.error(problem);
    return 1;
  }
  const result = await buildPage();
  if (result.kind === 'failed') {
    console.error(`Building ${result.step} failed; the reason stands above.`);
    return 1;
  }
  const server = siteServer(PAGE_FOLDER);
  const listening = await listen(server, asked.port, asked.toNetwork);
  if (listening.kind === 'refused') {
    console.error(listening.reason);
    return 1;
  }
  const found = addresses(listening.port, asked.toNetwork);
  console.log(`Weakref Playground: ${found.join('  ')}`);
  if (asked.toNetwork && found.length === 1) console.log('This machine is in no network at the moment.');
  console.log('Ctrl-C ends it.');
  return new Promise((resolve) => {
    const end = () => {
      server.close(() => resolve(0));
      server.closeAllConnections();
    };
    process.once('SIGINT', end).once('SIGTERM', end);
  });
}

process.exitCode = await start(process.argv.slice(2));
