"""TRL's GRPOTrainer with a peft adapter, in float32: one step, sampling included. Timed from the beginning of a step, before it
samples, to its end."""

import tempfile

import torch
from datasets import Dataset
from peft import LoraConfig
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast
from trl import GRPOConfig, GRPOTrainer

from serve import LORA_TARGETS, inputs, versions
from trl_steps import Steps

given = inputs()
torch.set_num_threads(given["threads"])
prompts, completions, new_tokens = (given["grpo"][name] for name in ("prompts", "completions", "newTokens"))
seen = {}


def share_of_even_tokens(completion_ids, **kwargs):
    """The reward, which engine-grpo.ts computes, too."""
    seen["lengths"] = sorted({len(ids) for ids in completion_ids})
    if seen["lengths"] != [new_tokens]:
        raise ValueError(f"completions have {seen['lengths']} tokens instead of {new_tokens}")
    rewards = [sum(token % 2 == 0 for token in ids) / len(ids) for ids in completion_ids]
    seen["reward"] = sum(rewards) / len(rewards)
    return rewards


class Trainer(GRPOTrainer):
    """Prompts are token ids, written as text: random ids would not survive a tokenizer."""

    def _tokenize_prompts(self, prompts):
        return [[int(token) for token in prompt.split()] for prompt in prompts], None, {}


config = GRPOConfig(
    output_dir=tempfile.mkdtemp(),
    use_cpu=True,
    bf16=False,
    # One prompt's completions go through the model at once; all are sampled together.
    per_device_train_batch_size=completions,
    gradient_accumulation_steps=len(prompts),
    num_generations=completions,
    max_completion_length=new_tokens,
    temperature=1.0,
    # No token ends a row: everybody writes the same number.
    generation_kwargs={"min_new_tokens": new_tokens},
    gradient_checkpointing=False,
    loss_type="grpo",
    scale_rewards="group",
    beta=0.0,
    num_iterations=1,
    epsilon=0.2,
    max_steps=1000,
    learning_rate=1e-4,
    lr_scheduler_type="constant",
    optim="adamw_torch",
    max_grad_norm=1.0,
    shuffle_dataset=False,
    logging_strategy="no",
    save_strategy="no",
    report_to="none",
    disable_tqdm=True,
    dataloader_num_workers=0,
)
trainer = Trainer(
    model=AutoModelForCausalLM.from_pretrained(given["model"]["folder"], dtype=torch.float32),
    args=config,
    reward_funcs=share_of_even_tokens,
    train_dataset=Dataset.from_list([{"prompt": " ".join(map(str, row))} for row in prompts]),
    processing_class=PreTrainedTokenizerFast(tokenizer_file=given["model"]["folder"] + "/tokenizer.json", eos_token="<|im_end|>", pad_token="<|endoftext|>"),
    peft_config=LoraConfig(r=given["lora"]["rank"], lora_alpha=given["lora"]["alpha"], target_modules=LORA_TARGETS, task_type="CAUSAL_LM"),
)
trainer.add_callback(
    Steps(
        1,
        versions("torch", "transformers", "trl", "peft"),
        lambda: f"{len(prompts)} × {completions} completions of {new_tokens} tokens; first mean reward {seen['reward']:.3f}",
        {"tokens": len(prompts) * completions * new_tokens},
    )
)
trainer.train()
