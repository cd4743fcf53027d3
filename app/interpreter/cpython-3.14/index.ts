/** All that is known of this exact binary: what the rest of the project may import. */
export * from './anchors.ts';
export * from './hooks.ts';
export * from './layout.ts';
export * from './opcodes.ts';
export * from './version.ts';
