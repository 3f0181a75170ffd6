"""TRL's SFTTrainer: one optimizer step, every token a target. Second argument: lora (a peft adapter) or full (every tensor).
Third: float32, or bfloat16 (its default: autocast). Timed from the beginning of a step to its end; loading the batch is not counted."""

import sys
import tempfile

import torch
from datasets import Dataset
from peft import LoraConfig
from torch.utils.data import SequentialSampler
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast
from trl import SFTConfig, SFTTrainer

from serve import LORA_TARGETS, inputs, versions
from trl_steps import Steps

given = inputs()
torch.set_num_threads(given["threads"])
rows = given["training"]


class Trainer(SFTTrainer):
    """Takes the rows in their order, and remembers the first loss, which must be the same for everybody."""

    first = None

    def _get_train_sampler(self, *args, **kwargs):
        return SequentialSampler(self.train_dataset)

    def compute_loss(self, *args, **kwargs):
        result = super().compute_loss(*args, **kwargs)
        if self.first is None:
            self.first = (result[0] if isinstance(result, tuple) else result).item()
        return result


config = SFTConfig(
    output_dir=tempfile.mkdtemp(),
    use_cpu=True,
    bf16=sys.argv[3] == "bfloat16",
    per_device_train_batch_size=len(rows),
    gradient_checkpointing=False,
    max_length=len(rows[0]),
    max_steps=1000,
    learning_rate=1e-4,
    lr_scheduler_type="constant",
    optim="adamw_torch",
    max_grad_norm=1.0,
    logging_strategy="no",
    save_strategy="no",
    report_to="none",
    disable_tqdm=True,
    dataloader_num_workers=0,
)
adapter = LoraConfig(r=given["lora"]["rank"], lora_alpha=given["lora"]["alpha"], target_modules=LORA_TARGETS, task_type="CAUSAL_LM")
trainer = Trainer(
    model=AutoModelForCausalLM.from_pretrained(given["model"]["folder"], dtype=torch.float32),
    args=config,
    train_dataset=Dataset.from_list([{"input_ids": row} for row in rows] * 1000),
    processing_class=PreTrainedTokenizerFast(tokenizer_file=given["model"]["folder"] + "/tokenizer.json", eos_token="<|im_end|>", pad_token="<|endoftext|>"),
    peft_config=adapter if sys.argv[2] == "lora" else None,
)
trainer.add_callback(Steps(2, versions("torch", "transformers", "trl", "peft"), lambda: f"first loss {trainer.first:.4f}", {"tokens": sum(map(len, rows))}))
trainer.train()
