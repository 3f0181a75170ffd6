/** Of the linear layers' products: weights and inputs. Sums, attention, norms, the softmax and adapters are float32 either way.
 * `int8`: 8-bit weights with a scale for each output, 8-bit inputs with a scale for each row. */
export type Precision = "float32" | "int8";
