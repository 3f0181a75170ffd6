/** Types of numbers by format; the first is the default. */
export const EXPORT_TYPES = { huggingface: ["F16", "BF16", "F32"], gguf: ["F16", "Q8_0"] } as const;

/** A Hugging Face folder or a GGUF file, and what its matrices' numbers are. */
export type ExportTarget = { readonly [F in keyof typeof EXPORT_TYPES]: { readonly format: F; readonly type: (typeof EXPORT_TYPES)[F][number] } }[keyof typeof EXPORT_TYPES];

/** Bytes of a number, block scales included. */
export const BYTES_OF = { F32: 4, F16: 2, BF16: 2, Q8_0: 34 / 32 } as const satisfies Record<ExportTarget["type"], number>;
