/** A peer that cannot be had here. The message is the reason that the table shows. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}
