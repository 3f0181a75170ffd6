import type { Operator } from "../operator.ts";
import { axisOf, eachIndex, placeOf, zeros, type NdArray } from "../ndarray.ts";

/** Folds the numbers along some axes (all of them where none are named) into one. */
export function reduce(fold: (values: readonly number[]) => number): Operator {
  return (inputs, attributes) => {
    const [x, axes] = inputs as [NdArray, NdArray | undefined];
    const folded = new Set(axes ? [...axes.data].map((axis) => axisOf(x.dims, axis)) : x.dims.keys());
    const kept = x.dims.map((dim, axis) => (folded.has(axis) ? 1 : dim));
    const groups = new Map<number, number[]>();
    eachIndex(x.dims, (index, place) => {
      const to = placeOf(kept, index.map((at, axis) => (folded.has(axis) ? 0 : at)));
      const group = groups.get(to) ?? [];
      group.push(x.data[place]!);
      groups.set(to, group);
    });
    const y = zeros(x.type, attributes.number("keepdims", 1) ? kept : x.dims.filter((_, axis) => !folded.has(axis)));
    for (const [place, group] of groups) y.data[place] = fold(group);
    return [y];
  };
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;
export const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
export const smallest = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
export const sumOfSquares = (values: readonly number[]): number => sum(values.map((value) => value * value));
