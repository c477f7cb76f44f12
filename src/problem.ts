/** A failure that its reader can mend: the message says what is wrong, where, and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
}
