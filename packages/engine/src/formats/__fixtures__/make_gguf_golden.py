#!/usr/bin/env python3
"""Writes gguf-golden.json beside it: blocks of every supported tensor type as the Python package gguf decodes them, and
some numbers as it encodes them in the types that the engine writes. Bytes and fp32 numbers are in base64.

Usage: pip install gguf numpy, then  python make_gguf_golden.py
"""
import base64
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType as Type
from gguf.quants import dequantize, quantize

# Where half-precision factors lie in a block; any other bytes may be random.
HALVES = {Type.Q4_0: [0], Type.Q4_1: [0, 2], Type.Q5_0: [0], Type.Q5_1: [0, 2], Type.Q8_0: [0], Type.Q4_K: [0, 2], Type.Q5_K: [0, 2], Type.Q6_K: [208]}
BLOCKS = {32: 4, 256: 2}


def encode(array: np.ndarray) -> str:
    return base64.b64encode(array.tobytes()).decode()


def main() -> None:
    random = np.random.default_rng(7)
    decoded = []
    for kind, places in HALVES.items():
        size, width = GGML_QUANT_SIZES[kind]
        blocks = random.integers(0, 256, (BLOCKS[size], width), dtype=np.uint8)
        for place in places:
            blocks[:, place:place + 2] = random.normal(0, 0.1, (len(blocks), 1)).astype(np.float16).view(np.uint8)
        decoded.append({"name": kind.name, "type": kind.value, "bytes": encode(blocks), "values": encode(dequantize(blocks, kind).astype(np.float32))})
    values = random.normal(0, 1, (3, 32)).astype(np.float32)
    values[1] = 0
    values[2, :4] = [1 + 2**-9, 1 + 3 * 2**-9, 127.5, -65000.0]  # ties, and a block that one number rules
    encoded = {kind.name: encode(quantize(values, kind)) for kind in (Type.F16, Type.BF16, Type.Q8_0)}
    golden = {"gguf": version("gguf"), "decoded": decoded, "values": encode(values), "encoded": encoded}
    (Path(__file__).parent / "gguf-golden.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
