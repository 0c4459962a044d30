/** What a canvas shows about itself, in figures. `canvas::insight` counts the same in Rust; both are held to the same fixtures. */
import type { Content } from "../../generated/Content";
import type { Insight } from "../../generated/Insight";
import type { InsightRule } from "../../generated/InsightRule";
import { network } from "./network";
import { balance, coverage, evidence } from "./tables";

/** Counts what the rule says. */
export function insight(rule: InsightRule, content: Content): Insight {
  switch (rule.type) {
    case "network":
      return { type: rule.type, ...network(rule, content) };
    case "coverage":
      return { type: rule.type, ...coverage(content) };
    case "evidence":
      return { type: rule.type, ...evidence(rule, content) };
    case "balance":
      return { type: rule.type, ...balance(rule, content) };
  }
}
