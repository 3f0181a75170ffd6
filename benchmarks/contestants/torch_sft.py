"""Plain PyTorch, no trainer: one optimizer step, every token a target. Second argument: lora (by peft) or full (every tensor).
Third: float32 or bfloat16 (for lora: frozen weights in bfloat16, adapters in float32, autocast)."""

import contextlib
import sys

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM

from serve import LORA_TARGETS, inputs, serve, versions

given = inputs()
dtype = getattr(torch, sys.argv[3])
torch.set_num_threads(given["threads"])
torch.manual_seed(1)
model = AutoModelForCausalLM.from_pretrained(given["model"]["folder"], dtype=dtype)
if sys.argv[2] == "lora":
    model = get_peft_model(model, LoraConfig(r=given["lora"]["rank"], lora_alpha=given["lora"]["alpha"], target_modules=LORA_TARGETS))
model.train()
trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
optimizer = torch.optim.AdamW(trained, lr=1e-4, weight_decay=0.0)
tokens = torch.tensor(given["training"])


def step():
    autocast = torch.autocast("cpu", torch.bfloat16) if dtype == torch.bfloat16 else contextlib.nullcontext()
    with autocast:
        loss = model(input_ids=tokens, labels=tokens, use_cache=False).loss
    loss.backward()
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return loss.item()


def run():
    step()
    return {"tokens": tokens.numel()}


first = step()
step()
serve(versions("torch", "transformers", "peft"), f"first loss {first:.4f}", run)
