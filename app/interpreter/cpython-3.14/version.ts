/** The versions whose structure was checked, and where Pyodide puts the standard library. */
export const PYODIDE_VERSION = '314.0.7';
export const PYTHON_VERSION = '3.14.2';
export const LIBRARY = { folder: '/lib/python3.14', zip: '/lib/python314.zip' } as const;
