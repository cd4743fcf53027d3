import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs packages where that is possible: on Debian and its kin, as root. Elsewhere it only says what is missing. */
export function installFromDebian(what: string, packages: readonly string[]): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0) {
    console.log(`${what} is missing; only root may install it: sudo ${command}`);
    return;
  }
  console.log(`Installing ${what} from Debian.`);
  for (const args of [['update'], command.split(' ').slice(1)]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) console.log(`apt-get ${args.join(' ')} ended with status ${status}.`);
  }
}
