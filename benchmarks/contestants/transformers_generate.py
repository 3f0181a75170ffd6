"""transformers' generate: greedy continuations of all prompts, at the batch size that is fastest on this machine. Second
argument: float32 or bfloat16."""

import sys
import time

import torch
from transformers import AutoModelForCausalLM

from serve import inputs, serve, versions

given = inputs()
torch.set_num_threads(given["threads"])
model = AutoModelForCausalLM.from_pretrained(given["model"]["folder"], dtype=getattr(torch, sys.argv[2]))
model.eval()
# No token ends a row: everybody writes the same number.
model.generation_config.eos_token_id = None
model.generation_config.pad_token_id = 0
prompts = torch.tensor(given["prompts"])


@torch.inference_mode()
def generate(batch):
    rows = []
    for part in prompts.split(batch):
        rows += model.generate(part, attention_mask=torch.ones_like(part), max_new_tokens=given["newTokens"], do_sample=False, use_cache=True).tolist()
    return [row[prompts.shape[1] :] for row in rows]


def timed(batch):
    start = time.perf_counter()
    generate(batch)
    return time.perf_counter() - start


sizes = [size for size in (16, 32, 64) if size <= len(prompts)] or [len(prompts)]
first = generate(sizes[0])[0][:6]
times = {}
for size in sizes:
    times[size] = timed(size)
    if times[size] > min(times.values()):
        break
best = min(times, key=times.get)
note = f"batch {best} (one run took {', '.join(f'{seconds:.1f} s at {size}' for size, seconds in times.items())}); first row begins {' '.join(map(str, first))}"
serve(versions("torch", "transformers"), note, lambda: {"tokens": sum(map(len, generate(best)))})
