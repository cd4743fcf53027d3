import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** A plain static server with its own defaults, as a process: `plainHost.ts FOLDER` says its address. */
const server = createServer(sirv(process.argv[2]!));
server.listen(0, '127.0.0.1', () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}/`);
});
