#!/usr/bin/env python3
"""Writes the folders beside it in tiny/: small random models of each architecture, and what PyTorch computes of them.

For each model: the folder as transformers saves it (config.json, safetensors in one or several files, in another
dtype each), `adapter/` as peft saves it, and `golden.json` with `golden.safetensors`: logits, the logits under the adapter,
and the gradient of the mean cross-entropy of two masked sequences with respect to every LoRA matrix, all in fp32.

Usage: pip install torch transformers peft, then  python make_tiny_models.py
"""
import json
import os
import shutil
from pathlib import Path

import peft
import torch
import transformers
from peft import LoraConfig, get_peft_model
from safetensors.torch import save_file
from transformers import LlamaConfig, Qwen2Config, Qwen3Config

FOLDER = Path("tiny")  # relative, because peft writes it down
COMMON = dict(
    hidden_size=32, intermediate_size=40, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, vocab_size=48,
    max_position_embeddings=128, bos_token_id=1, eos_token_id=2, rms_norm_eps=1e-5,
)
LLAMA3 = dict(rope_type="llama3", rope_theta=500.0, factor=4.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=32)
MODELS = {
    # name: configuration, dtype of the weights, largest file
    "llama": (LlamaConfig(**COMMON, tie_word_embeddings=False, rope_parameters=LLAMA3), torch.float16, "20KB"),
    "llama-biases": (LlamaConfig(**COMMON, tie_word_embeddings=True, attention_bias=True, mlp_bias=True, rope_parameters=dict(rope_type="linear", rope_theta=1000.0, factor=2.0)), torch.bfloat16, "1MB"),
    "qwen2": (Qwen2Config(**COMMON, tie_word_embeddings=False), torch.bfloat16, "1MB"),
    "qwen3": (Qwen3Config(**COMMON, head_dim=12, tie_word_embeddings=True), torch.float32, "40KB"),
}
TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
SEQUENCES = [[(i * i + 7 * i + 3) % 48 for i in range(40)], [(5 * i + 11) % 48 for i in range(9)]]
TARGETS_OF = [12, 5]  # loss on the last so many tokens of each sequence


def randomize(parameters, generator: torch.Generator, spread: float = 1.2) -> None:
    for parameter in parameters:
        shape = parameter.shape
        noise = torch.randn(shape, generator=generator)
        with torch.no_grad():
            parameter.copy_(1 + 0.2 * noise if len(shape) == 1 and parameter.mean() == 1 else noise * (spread / shape[-1] ** 0.5 if len(shape) == 2 else 0.3))


def logits(model, name: str) -> dict[str, torch.Tensor]:
    with torch.no_grad():
        return {f"{name}.{i}": model(torch.tensor([tokens])).logits[0].clone() for i, tokens in enumerate(SEQUENCES)}


def main() -> None:
    os.chdir(Path(__file__).parent)
    for index, (name, (config, dtype, shard)) in enumerate(MODELS.items()):
        folder = FOLDER / name
        shutil.rmtree(folder, ignore_errors=True)
        generator = torch.Generator().manual_seed(index + 1)
        model = transformers.AutoModelForCausalLM.from_config(config, dtype=torch.float32, attn_implementation="eager").eval()
        randomize(model.parameters(), generator)
        model.to(dtype).save_pretrained(folder, max_shard_size=shard)
        (folder / "generation_config.json").unlink(missing_ok=True)
        model = transformers.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
        tensors = logits(model, "logits")

        adapted = get_peft_model(model, LoraConfig(r=2, lora_alpha=6, target_modules=TARGETS, use_rslora=index == 1, task_type="CAUSAL_LM"))
        lora = {key: parameter for key, parameter in adapted.named_parameters() if "lora_" in key}
        randomize(lora.values(), generator, 0.3)
        adapted.eval().save_pretrained(folder / "adapter")
        (folder / "adapter" / "README.md").unlink()
        tensors |= logits(adapted, "adapted")

        total = 0.0
        for tokens, count in zip(SEQUENCES, TARGETS_OF):
            logprobs = adapted(torch.tensor([tokens])).logits[0, :-1].log_softmax(-1)
            chosen = logprobs.gather(1, torch.tensor(tokens[1:]).unsqueeze(1)).squeeze(1)
            total = total - chosen[-count:].sum()
        loss = total / sum(TARGETS_OF)
        loss.backward()
        tensors |= {key.replace(".default", ""): parameter.grad for key, parameter in lora.items()}
        save_file(tensors, folder / "golden.safetensors")
        versions = {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__}
        golden = {"sequences": SEQUENCES, "targets": TARGETS_OF, "loss": loss.item(), "versions": versions}
        (folder / "golden.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
