import { CAPI_SIGNATURES, type CapiName } from './capiSignatures.ts';

/** One of the C API's functions on weak references: what `capi`'s docstrings and the editor's help say of it. */
export interface CapiFunction extends CapiTexts {
  name: CapiName;
  /** Fewest and most arguments. */
  arguments: readonly [number, number];
}

export type Ownership = 'new' | 'borrowed' | 'number' | 'nothing';

interface CapiTexts {
  /** As Python calls it, for `__text_signature__`. */
  parameters: string;
  cSignature: string;
  /** What one calls it for. */
  purpose: string;
  /** What its caller gets in C: a reference to release, one that somebody else owns, a number, or nothing. */
  ownership: Ownership;
  /** What the caller gets, and whether it owns it. */
  gives: string;
  errors: string;
  /** The version it came with, and whether it is to go. */
  versions: string;
  /** Where CPython 3.14.2 differs from its documentation, or what the documentation leaves open. */
  notes?: string;
}

const UNCHECKED = 'A macro that checks nothing: NULL is undefined in C. Here it raises ValueError.';

const TEXTS: Record<CapiName, CapiTexts> = {
  PyWeakref_Check: {
    parameters: 'ob',
    cSignature: 'int PyWeakref_Check(PyObject *ob)',
    purpose: 'Asks whether an object is a weak reference of any kind.',
    ownership: 'number',
    gives: '1 if ob is a weakref or a proxy, dead or alive; else 0.',
    errors: 'None.',
    versions: 'In every version.',
    notes: UNCHECKED,
  },
  PyWeakref_CheckRef: {
    parameters: 'ob',
    cSignature: 'int PyWeakref_CheckRef(PyObject *ob)',
    purpose: 'Asks whether an object is a weakref.ref, and no proxy.',
    ownership: 'number',
    gives: '1 if ob is a weakref.ref or an instance of a subclass, dead or alive; else 0.',
    errors: 'None.',
    versions: 'In every version.',
    notes: UNCHECKED,
  },
  PyWeakref_CheckProxy: {
    parameters: 'ob',
    cSignature: 'int PyWeakref_CheckProxy(PyObject *ob)',
    purpose: 'Asks whether an object is a proxy.',
    ownership: 'number',
    gives: '1 if ob is a proxy, dead or alive; else 0.',
    errors: 'None.',
    versions: 'In every version.',
    notes: UNCHECKED,
  },
  PyWeakref_NewRef: {
    parameters: 'ob, callback=NULL',
    cSignature: 'PyObject *PyWeakref_NewRef(PyObject *ob, PyObject *callback)',
    purpose: 'Makes a weak reference, as weakref.ref does in Python.',
    ownership: 'new',
    gives:
      'A new reference to a weakref.ref for ob. Without a callback (NULL or None) it may be one that exists already.',
    errors: 'TypeError if ob cannot be weakly referenced.',
    versions: 'In every version.',
    notes:
      'The documentation promises TypeError for a callback that is not callable. 3.14.2 accepts it, and the error appears as an unraisable exception when ob dies. ob is not checked for NULL, which is undefined in C; here it raises ValueError.',
  },
  PyWeakref_NewProxy: {
    parameters: 'ob, callback=NULL',
    cSignature: 'PyObject *PyWeakref_NewProxy(PyObject *ob, PyObject *callback)',
    purpose: 'Makes a proxy, as weakref.proxy does in Python.',
    ownership: 'new',
    gives:
      'A new reference to a proxy for ob: a CallableProxyType if ob is callable, else a ProxyType. Without a callback it may be one that exists already.',
    errors: 'TypeError if ob cannot be weakly referenced.',
    versions: 'In every version.',
    notes:
      'As with PyWeakref_NewRef, 3.14.2 accepts a callback that is not callable, against its documentation. ob is not checked for NULL, which is undefined in C; here it raises ValueError.',
  },
  PyWeakref_GetRef: {
    parameters: 'ref',
    cSignature: 'int PyWeakref_GetRef(PyObject *ref, PyObject **pobj)',
    purpose: 'Looks through a weak reference, and keeps what it finds alive for the caller.',
    ownership: 'new',
    gives:
      '1 and a new reference to the referent in *pobj, or 0 and NULL if it is dead. Here: (1, obj) or (0, NULL).',
    errors: 'TypeError if ref is no weakref, SystemError if it is NULL; in C, -1 and *pobj NULL.',
    versions: 'Since 3.13, in the place of PyWeakref_GetObject.',
    notes: 'In C, forgetting to release *pobj keeps the referent alive for ever.',
  },
  PyWeakref_GetObject: {
    parameters: 'ref',
    cSignature: 'PyObject *PyWeakref_GetObject(PyObject *ref)',
    purpose: 'Looks through a weak reference without keeping what it finds alive.',
    ownership: 'borrowed',
    gives:
      'A borrowed reference to the referent, or to None if it is dead. Here Python takes a reference of its own.',
    errors: 'SystemError if ref is no weakref or is NULL.',
    versions: 'Deprecated since 3.13, to be removed in 3.15: use PyWeakref_GetRef.',
    notes:
      'In C, a borrowed reference may die before it is used: whatever runs in between can drop the last strong one.',
  },
  PyWeakref_GET_OBJECT: {
    parameters: 'ref',
    cSignature: 'PyObject *PyWeakref_GET_OBJECT(PyObject *ref)',
    purpose: 'The macro for PyWeakref_GetObject: it looks through a weak reference, quickly and unchecked.',
    ownership: 'borrowed',
    gives:
      'A borrowed reference to the referent, or to None if it is dead. Here Python takes a reference of its own.',
    errors: 'None.',
    versions: 'Deprecated since 3.13, to be removed in 3.15: use PyWeakref_GetRef.',
    notes:
      'It checks nothing: NULL, or an object that is no weakref, is undefined in C. Here it raises ValueError.',
  },
  PyWeakref_IsDead: {
    parameters: 'ref',
    cSignature: 'int PyWeakref_IsDead(PyObject *ref)',
    purpose: 'Asks whether the referent is dead, without taking a reference to it.',
    ownership: 'number',
    gives: '1 if the referent is dead, 0 if it is alive.',
    errors: 'TypeError if ref is no weakref, SystemError if it is NULL; in C, -1.',
    versions: 'Since 3.14.',
    notes:
      'An object whose refcount has reached zero is dead for it, though its weakrefs may not be cleared yet.',
  },
  PyObject_ClearWeakRefs: {
    parameters: 'ob',
    cSignature: 'void PyObject_ClearWeakRefs(PyObject *ob)',
    purpose:
      'Clears the weak references to an object that is being freed. Types written in C call it in their tp_dealloc.',
    ownership: 'nothing',
    gives:
      'Nothing. It clears all weakrefs to ob, then calls their callbacks: what tp_dealloc of an extension type does first.',
    errors:
      'SystemError if ob is NULL, cannot be weakly referenced, or has a refcount other than zero. From Python the refcount is never zero, so it always raises.',
    versions: 'In every version.',
    notes: 'The documentation does not say that the refcount must be zero.',
  },
  PyUnstable_Object_ClearWeakRefsNoCallbacks: {
    parameters: 'ob',
    cSignature: 'void PyUnstable_Object_ClearWeakRefsNoCallbacks(PyObject *ob)',
    purpose:
      'Clears the weak references to an object and leaves their callbacks out. Types written in C call it in tp_dealloc where a finalizer has run before.',
    ownership: 'nothing',
    gives:
      'Nothing. It clears all weakrefs to ob, whatever its refcount; their callbacks will never be called.',
    errors: 'None. For an object that cannot be weakly referenced it does nothing.',
    versions: 'Since 3.13. Unstable: it may change in any minor version.',
    notes: 'The weakrefs keep their callbacks. NULL is undefined in C; here it raises ValueError.',
  },
};

export const CAPI_FUNCTIONS: readonly CapiFunction[] = /* @__PURE__ */ CAPI_SIGNATURES.map((signature) => ({
  ...signature,
  ...TEXTS[signature.name],
}));

/** A docstring with the signature line that `inspect` reads. */
export function capiDocstring(entry: CapiFunction): string {
  const { name, parameters, cSignature, gives, errors, versions, notes } = entry;
  const text = [
    `In C: ${cSignature}`,
    `Gives: ${gives}`,
    `Errors: ${errors}`,
    `Versions: ${versions}`,
    notes,
  ];
  // inspect knows no NULL: an optional argument is shown in the older way.
  const signature = parameters.replace(', callback=NULL', ', callback=None');
  return `${name}($module, ${signature}, /)\n--\n\n${text.filter(Boolean).join('\n')}`;
}
