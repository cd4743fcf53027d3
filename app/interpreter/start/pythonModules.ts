/** The trick of build/speed/tricks.ts by which a start from the snapshot runs no Python. */
export const PYTHON_MODULES_ON_DEMAND = 'python-modules-on-demand';
