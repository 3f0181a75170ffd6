/** The door of @overt/engine. */
export type { ChatMessage, ChatRole, ChatTokenizer, InspectedChat, InspectedToken, InspectedTurn, ModelConfig, ModelWeights, RenderedChat, RopeScaling, TensorView, TokenTexts } from "./ports/weights.ts";
export type { Int8Scales, Precision } from "./ports/precision.ts";
export type * from "./ports/sampling.ts";
export type * from "./ports/training.ts";

export { ModelFileError } from "./formats/model-file-error.ts";
export { readSafetensors, serializeSafetensors, type Safetensors } from "./formats/safetensors.ts";
export { openGguf, type GgufSource, type GgufTensorInfo } from "./formats/gguf.ts";
export type { Adapter, AdapterConfig, AdapterToWrite } from "./formats/adapter.ts";
export { writeAdapter } from "./formats/write-adapter.ts";
export { readAdapter } from "./formats/read-adapter.ts";
export { AdapterBaseMismatch, mergeAdapter, type MergeOptions } from "./formats/merge-adapter.ts";

export { createChatTokenizer } from "./tokenizer/chat-tokenizer.ts";
export { TemplateError } from "./tokenizer/template-error.ts";
export type { TokenizerDefinition } from "./tokenizer/tokenizer-definition.ts";

export { openModel, type OpenedModel, type OpenModelOptions } from "./models/open-model.ts";
export { openTokenizer } from "./models/open-tokenizer.ts";
export { ModelNotFound } from "./models/locate-model.ts";
export { writeHuggingFace } from "./models/write-huggingface.ts";
export { writeGguf, type WriteGgufOptions } from "./models/write-gguf.ts";
export { checkModelOutput } from "./models/check-model-output.ts";
export type { ModelToWrite } from "./models/model-to-write.ts";
export { modelInfo, type ModelInfo } from "./models/model-info.ts";
export { listModels, modelFolder, type ListedModel, type StoreOptions } from "./models/model-store.ts";
export { pullModel, type PulledModel, type PullOptions, type PullProgress } from "./models/pull-model.ts";
export { ModelPullError, type PullFailure } from "./models/model-pull-error.ts";
export { fixtureModelName, fixtureWeights, openFixtureModel } from "./models/fixture-model.ts";

export { createTrainer } from "./training/create-trainer.ts";
export type { TrainerOptions } from "./training/trainer-options.ts";
export { createSampler, type SamplerOptions } from "./sampling/create-sampler.ts";
export { SampleRequestError } from "./sampling/check-requests.ts";
export { samplerTrainerKl, type LogprobPair, type SamplerTrainerKl } from "./sampling/sampler-trainer-kl.ts";
export { MemoryShortage } from "./workers/check-memory.ts";
export { freeMemory } from "./workers/free-memory.ts";
export { chooseThreads, type ThreadChoice } from "./workers/choose-threads.ts";
export { measureMatmul } from "./onnx/measure-matmul.ts";
