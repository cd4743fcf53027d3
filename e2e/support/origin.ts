import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The address of a server on this machine. */
export function originOf(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}
