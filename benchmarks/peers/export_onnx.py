"""Writes a Hugging Face folder as ONNX graphs that transformers.js opens: `onnx/model_q4.onnx` (4-bit blocks) and
`onnx/model_quantized.onnx` (8-bit blocks), with grouped-query attention nodes. Arguments: from, to."""

import json
import pathlib
import shutil
import subprocess
import sys

import onnx
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

source, target = map(pathlib.Path, sys.argv[1:])
built = target / "built"
builder = [sys.executable, "-m", "onnxruntime_genai.models.builder"]
subprocess.run([*builder, "-i", str(source), "-o", str(built), "-p", "fp32", "-e", "cpu", "-c", str(target / "cache")], check=True)
(target / "onnx").mkdir()
config = json.loads((source / "config.json").read_text())
for bits, name in ((4, "model_q4.onnx"), (8, "model_quantized.onnx")):
    quantizer = MatMulNBitsQuantizer(onnx.load(built / "model.onnx"), block_size=32, is_symmetric=True, accuracy_level=4, bits=bits)
    quantizer.process()
    # The builder leaves the size of a head open; transformers.js makes an empty cache from the graph's shapes and would take it for 0.
    graph = quantizer.model.model.graph
    for value in [*graph.input, *graph.output]:
        for dim in value.type.tensor_type.shape.dim:
            if dim.dim_param == "kv_cache_dim":
                dim.dim_value = config["head_dim"]
    onnx.save(quantizer.model.model, target / "onnx" / name)
for name in ("config.json", "tokenizer.json"):
    shutil.copy(source / name, target / name)
shutil.rmtree(built)
shutil.rmtree(target / "cache", ignore_errors=True)
