/**
 * A model file that cannot be used: truncated, corrupt, hostile or of an unsupported kind.
 * The message names the file, what was found, and what to do.
 */
export class ModelFileError extends Error {
  readonly file: string;

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options);
    this.name = "ModelFileError";
    this.file = file;
  }
}
