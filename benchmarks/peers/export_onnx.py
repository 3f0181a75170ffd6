"""Writes a Hugging Face folder as ONNX graphs that transformers.js opens: `onnx/model_q4.onnx` (4-bit blocks) and
`onnx/model_quantized.onnx` (8-bit blocks), with grouped-query attention nodes. Arguments: from, to."""

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
for bits, name in ((4, "model_q4.onnx"), (8, "model_quantized.onnx")):
    quantizer = MatMulNBitsQuantizer(onnx.load(built / "model.onnx"), block_size=32, is_symmetric=True, accuracy_level=4, bits=bits)
    quantizer.process()
    onnx.save(quantizer.model.model, target / "onnx" / name)
for name in ("config.json", "tokenizer.json"):
    shutil.copy(source / name, target / name)
shutil.rmtree(built)
shutil.rmtree(target / "cache", ignore_errors=True)
