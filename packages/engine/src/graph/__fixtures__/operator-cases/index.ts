import type { GraphCase } from "../graph-case.ts";
import { elementwiseCases } from "./elementwise.ts";
import { indexingCases } from "./indexing.ts";
import { layoutCases } from "./layout.ts";
import { modelOperatorCases } from "./model-operators.ts";
import { productCases } from "./products.ts";
import { reductionCases } from "./reductions.ts";

/** Every operator that the engine's graphs use, run by the interpreter, ONNX Runtime's CPU and its WebGPU provider alike. */
export const operatorCases: readonly GraphCase[] = [...elementwiseCases, ...productCases, ...layoutCases, ...indexingCases, ...reductionCases, ...modelOperatorCases];
