/** Every file that holds scenario text, transcripts or data derived from them carries this string,
 * so that it can be kept out of training corpora. */
export const CANARY = "overt:canary:5b1f6a1e-0c54-4f0e-9d1b-7f0a3c2f8e11";
