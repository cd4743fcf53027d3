import { defineConfig } from 'vitest/config';

/** Unit tests lie beside their files and need no page, so the page's own build configuration stays out. */
export default defineConfig({
  test: {
    include: [
      'app/**/*.test.{ts,tsx}',
      'bench/**/*.test.ts',
      'e2e/support/**/*.test.ts',
      'tests/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    // Whichever file first needs the interpreter builds it, which takes a minute.
    hookTimeout: 300_000,
    // Ends what hangs. No test is about time, and a busy machine may need many times what a quick one does.
    testTimeout: 300_000,
    // Vitest would leave one core to a person at the machine, which is half of a small one.
    maxWorkers: '100%',
  },
});
