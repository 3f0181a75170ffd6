import type { Notice, ReportInput } from "../records/report.ts";
import { modelSize } from "./format.ts";

const SETS: Readonly<Record<ReportInput["split"], string>> = {
  train: "the training scenarios, which the cure has seen: these are no results",
  validation: "the validation scenarios, which recipes were tuned on",
  organism: "the scenarios that the organism was built from: these are no results",
  open: "the open held-out scenarios, which development may look at freely",
  sealed: "the sealed held-out scenarios, which nothing was tuned on",
};

/** The box that every report opens with: what these numbers are about, before any number. */
export function openingNotices(input: ReportInput): Notice[] {
  const { organism, model, split, sealedLooks, sampling, rendering } = input;
  return [
    organism
      ? { title: "What was planted", text: [organism.text, ...organism.notes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`)].join(" ").replaceAll("..", ".") }
      : { title: "Nothing was planted", text: "The model was measured as it was found; no behaviour was trained into it first." },
    {
      title: "Synthetic throughout",
      text: "Tasks, worlds and demonstrations are synthetic: generated scenarios with simulated tools. Nothing here happened to anyone.",
    },
    { title: "Model", text: `${model.name}, ${modelSize(model.parameters)} parameters. What holds at this size need not hold at another.` },
    {
      title: "Measured on",
      text: `${SETS[split].charAt(0).toUpperCase()}${SETS[split].slice(1)}. ${rendering === "full" ? "Scenarios were worded in full, at realistic length. " : ""}Looks at the sealed set so far: ${sealedLooks}. Every policy was sampled at temperature ${sampling.temperature}, top-p ${sampling.topP}, linear layers in ${sampling.precision}.`,
    },
    {
      title: "What this cannot show",
      text: "A planted behaviour that goes away is no evidence about scheming that nobody prompted or trained, nor about deceptive alignment: a model that behaves because it expects to be tested would pass as well.",
    },
  ];
}
