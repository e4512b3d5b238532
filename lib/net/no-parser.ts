/**
 * Stands in the build for `destr`, by which ofetch parses JSON answers: here every answer is taken as a stream, read up
 * to a cap and parsed in one place, so it is never called.
 */
export default function destr(): never {
  throw new Error('Answers are read as streams');
}
