import { expect, test } from 'vitest';
import { InTurn } from './inTurn.ts';

/** A piece of work that ends when it is told to, and knows whether it was begun. */
function work(result: string) {
  let end: (result: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  const made = {
    begun: false,
    aborted: false,
    end: () => end(result),
    run: (signal: AbortSignal) => {
      made.begun = true;
      signal.addEventListener('abort', () => {
        made.aborted = true;
      });
      return ended;
    },
  };
  return made;
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('Of requests that are made at once only the newest begins', async () => {
  const inTurn = new InTurn();
  const [one, two, three] = [work('one'), work('two'), work('three')];
  const answers = [one, two, three].map(({ run }) => inTurn.ask(run));
  await turn();
  expect([one.begun, two.begun, three.begun]).toEqual([false, false, true]);
  three.end();
  expect(await Promise.all(answers)).toEqual([{ kind: 'superseded' }, { kind: 'superseded' }, 'three']);
  expect(two.begun).toBe(false);
});

test('One that has begun goes on, for nobody, and the next waits for it', async () => {
  const inTurn = new InTurn();
  const [one, two] = [work('one'), work('two')];
  const first = inTurn.ask(one.run);
  await turn();
  const second = inTurn.ask(two.run);
  await turn();
  expect([one.begun, one.aborted, two.begun]).toEqual([true, false, false]);
  one.end();
  two.end();
  expect(await first).toEqual({ kind: 'superseded' });
  expect(await second).toBe('two');
});

test('Cancelling ends the present one and all that wait, and the next is carried out', async () => {
  const inTurn = new InTurn();
  const [one, two, three] = [work('one'), work('two'), work('three')];
  const first = inTurn.ask(one.run);
  await turn();
  const second = inTurn.ask(two.run);
  inTurn.cancel();
  expect(await first).toEqual({ kind: 'superseded' });
  expect(await second).toEqual({ kind: 'cancelled' });
  expect([one.aborted, two.begun]).toEqual([true, false]);
  three.end();
  expect(await inTurn.ask(three.run)).toBe('three');
});

test('Work that fails does so for the one who asked, and does not stop the next', async () => {
  const inTurn = new InTurn();
  await expect(inTurn.ask(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const next = work('next');
  next.end();
  expect(await inTurn.ask(next.run)).toBe('next');
});
