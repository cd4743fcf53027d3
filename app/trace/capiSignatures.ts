/** The eleven functions of the C API's chapter on weak references, each with its fewest and most arguments. */
export const CAPI_SIGNATURES = [
  { name: 'PyWeakref_Check', arguments: [1, 1] },
  { name: 'PyWeakref_CheckRef', arguments: [1, 1] },
  { name: 'PyWeakref_CheckProxy', arguments: [1, 1] },
  { name: 'PyWeakref_NewRef', arguments: [1, 2] },
  { name: 'PyWeakref_NewProxy', arguments: [1, 2] },
  { name: 'PyWeakref_GetRef', arguments: [1, 1] },
  { name: 'PyWeakref_GetObject', arguments: [1, 1] },
  { name: 'PyWeakref_GET_OBJECT', arguments: [1, 1] },
  { name: 'PyWeakref_IsDead', arguments: [1, 1] },
  { name: 'PyObject_ClearWeakRefs', arguments: [1, 1] },
  { name: 'PyUnstable_Object_ClearWeakRefsNoCallbacks', arguments: [1, 1] },
] as const;

export type CapiName = (typeof CAPI_SIGNATURES)[number]['name'];
