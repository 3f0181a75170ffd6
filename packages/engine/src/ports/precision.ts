/** Of the linear layers' products: weights and inputs. Sums, attention, norms, the softmax and adapters are float32 either way.
 * `int8`: 8-bit weights with a scale for each output, 8-bit inputs with a scale for each row, unless a sampler is told otherwise (`Int8Scales`). */
export type Precision = "float32" | "int8";

/** What shares a scale in int8: all weights of an output and all of a row's inputs, or 32 of them each. */
export type Int8Scales = "output" | "block";
