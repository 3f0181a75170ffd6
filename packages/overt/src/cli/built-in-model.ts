/** The model that needs no pull. The engine knows it by the same name; kept apart from it, so that lists and errors come at once. */
export const BUILT_IN = { name: "fixture:tiny", description: "tiny random model for tests and studies/fixture.yaml; its numbers mean nothing", license: "Apache-2.0" } as const;
