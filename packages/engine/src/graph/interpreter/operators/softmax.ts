import type { Operator } from "../operator.ts";
import { around, axisOf, zeros, type NdArray } from "../ndarray.ts";

/** exp(x) / Σ exp(x) along an axis, or its logarithm. The largest entry is taken off first, so that nothing overflows. */
export function softmax(logarithm: boolean): Operator {
  return (inputs, attributes) => {
    const [x] = inputs as [NdArray];
    const y = zeros(x.type, x.dims);
    const { outer, size, inner } = around(x.dims, axisOf(x.dims, attributes.number("axis", -1)));
    for (let o = 0; o < outer; o++) {
      for (let r = 0; r < inner; r++) {
        const places = Array.from({ length: size }, (_, i) => (o * size + i) * inner + r);
        const largest = Math.max(...places.map((place) => x.data[place]!));
        const sum = places.reduce((total, place) => total + Math.exp(x.data[place]! - largest), 0);
        for (const place of places) {
          const above = x.data[place]! - largest;
          y.data[place] = logarithm ? above - Math.log(sum) : Math.exp(above) / sum;
        }
      }
    }
    return [y];
  };
}
