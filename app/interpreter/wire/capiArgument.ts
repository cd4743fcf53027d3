/** A value of a call of the C API: an object's address, with its repr where that can be read off. */
export interface CapiArgument {
  address: number;
  literal: string;
}
