/** Generated stories are the same in every run, so that a failure is the change's own; `FC_SEED=…` tells others. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 2026) });
