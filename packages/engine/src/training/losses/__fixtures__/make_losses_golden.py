"""Writes losses-golden.json: values and d loss / d logprob of every loss, by PyTorch's autograd in float64.

pip install torch numpy; python make_losses_golden.py
"""

import json
from pathlib import Path

import torch

torch.manual_seed(0)
lengths = [6, 9, 4, 5]
batch = []
for length in lengths:
    # The last sequence has no target: it counts as a sequence all the same.
    weights = torch.where(torch.arange(length) < 2, 0.0, torch.randint(1, 4, (length,)) / 2) * (length != 5)
    old = -torch.rand(length) * 4 - 0.5
    batch.append({
        "weights": weights,
        "advantages": torch.randn(length).round(decimals=3),
        "oldLogprobs": old.round(decimals=3),
        "referenceLogprobs": (old - torch.randn(length) * 0.4).clamp(max=-0.01).round(decimals=3),
        "logprobs": (old + torch.randn(length) * 0.3).clamp(max=-0.01).round(decimals=3),
    })

specs = [
    {"name": "cross_entropy"},
    {"name": "cross_entropy", "normalization": "sum"},
    {"name": "cross_entropy", "kl": {"coefficient": 0.3, "estimator": "k2"}},
    {"name": "importance_sampling", "normalization": "sum"},
    {"name": "importance_sampling", "normalization": "dapo", "kl": {"coefficient": 0.05, "estimator": "k1"}},
    {"name": "ppo", "normalization": "grpo", "kl": {"coefficient": 0.04, "estimator": "k3"}},
    {"name": "ppo", "normalization": "grpo", "clipLow": 0.1, "clipHigh": 0.1, "kl": {"coefficient": 0.1, "estimator": "k2"}},
    {"name": "ppo", "normalization": "dr_grpo", "maxCompletionTokens": 16},
    {"name": "ppo", "normalization": "dapo", "clipLow": 0.2, "clipHigh": 0.28},
]


def token_loss(spec, logprobs, row):
    old, advantage, reference = (row[key].double() for key in ("oldLogprobs", "advantages", "referenceLogprobs"))
    ratio = torch.exp(logprobs - old)
    if spec["name"] == "cross_entropy":
        loss = -logprobs
    elif spec["name"] == "importance_sampling":
        loss = -ratio * advantage
    else:
        clipped = torch.clamp(ratio, 1 - spec.get("clipLow", 0.2), 1 + spec.get("clipHigh", 0.2))
        loss = -torch.min(ratio * advantage, clipped * advantage)
    if "kl" in spec:
        d = logprobs - reference
        estimate = {"k1": d, "k2": d * d / 2, "k3": torch.exp(-d) - 1 + d}[spec["kl"]["estimator"]]
        loss = loss + spec["kl"]["coefficient"] * estimate
    return loss


def batch_loss(spec, losses):
    weights = [row["weights"].double() for row in batch]
    sums = [(w * l).sum() for w, l in zip(weights, losses)]
    total = sum(w.sum() for w in weights)
    match spec.get("normalization", "dapo"):
        case "sum":
            return sum(sums)
        case "dapo":
            return sum(sums) / total
        case "grpo":
            return sum(s / w.sum().clamp(min=1) for s, w in zip(sums, weights)) / len(batch)
        case "dr_grpo":
            return sum(sums) / (len(batch) * spec["maxCompletionTokens"])


cases = []
for spec in specs:
    logprobs = [row["logprobs"].double().requires_grad_() for row in batch]
    loss = batch_loss(spec, [token_loss(spec, l, row) for l, row in zip(logprobs, batch)])
    loss.backward()
    cases.append({"loss": spec, "value": loss.item(), "slopes": [[float(f"{g:.10g}") for g in l.grad.tolist()] for l in logprobs]})

golden = {"torch": torch.__version__, "batch": [{k: [round(x, 3) for x in v.tolist()] for k, v in row.items()} for row in batch], "cases": cases}
lines = [f'"torch": {json.dumps(golden["torch"])}', '"batch": [\n' + ",\n".join(json.dumps(r) for r in golden["batch"]) + "\n]", '"cases": [\n' + ",\n".join(json.dumps(c) for c in cases) + "\n]"]
Path(__file__).with_name("losses-golden.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
