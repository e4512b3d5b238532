/**
 * Stands in the build for what ofetch takes from `destr` (its parser of JSON answers) and `ufo` (base addresses and
 * queries): here every answer is taken as a stream, read up to a cap and parsed in one place, and every address is
 * whole, so none of it is ever called.
 */
function never(): never {
  throw new Error('ofetch was asked for what is left out of the build: see lib/net/never-called.ts');
}

export default never;
export { never as withBase, never as withQuery };
