/** The CPython that is instrumented. Another version is another folder with the same exports, named here. */
export * from './cpython-3.14/index.ts';
